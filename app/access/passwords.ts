/** Passwords: long ones, kept as argon2id. What they are made of is left to people. */
import { hash, verify } from "@node-rs/argon2";
import { longestPassword, shortestPassword } from "./password-length.ts";

/** What is tried first, of the length asked for. */
const silly = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456123456",
  "112233445566",
  "password1234",
  "password12345",
  "passwordpassword",
  "passw0rd1234",
  "qwertyuiop12",
  "qwertyuiop[]",
  "qwertyuiopasdf",
  "qwerty123456",
  "1qaz2wsx3edc",
  "1q2w3e4r5t6y",
  "abcdefghijkl",
  "abcdef123456",
  "abcd12345678",
  "iloveyou1234",
  "woaini1314520",
  "woaini5201314",
  "5201314520131",
  "admin1234567",
  "administrator",
  "adminadminadmin",
  "letmeinletmein",
  "welcome12345",
  "changeme1234",
  "changemechangeme",
  "trustno1trustno1",
  "apiaryapiary",
  "correct horse battery staple",
  "correcthorsebatterystaple",
]);
const fewestSigns = 5;

export type PasswordFault = "short" | "long" | "silly";

/** Why a password cannot be taken; null if it can. `known` are words everybody would try: e-mail, name. */
export function findPasswordFault(password: string, known: readonly string[] = []): PasswordFault | null {
  const signs = [...normalise(password)];
  if (signs.length < shortestPassword) return "short";
  if (signs.length > longestPassword) return "long";
  const plain = signs.join("").toLowerCase().trim();
  if (silly.has(plain) || new Set(signs).size < fewestSigns) return "silly";
  return known.some((word) => isMostOf(word.toLowerCase(), plain)) ? "silly" : null;
}

/** The password is a known word with next to nothing added. */
function isMostOf(word: string, password: string): boolean {
  return word !== "" && password.includes(word) && password.length - word.length < 4;
}

/** The same signs typed on another keyboard are the same password. */
const normalise = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password));
}

/** Of no password anybody knows, with the same settings: checking against it takes as long as a real check. */
let dummy: Promise<string> | undefined;

/** Without a hash it does the same work and says no. */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  if (password.length > 4 * longestPassword) return false;
  const against = hashed ?? (await (dummy ??= hash(crypto.randomUUID())));
  const isRight = await verify(against, normalise(password));
  return isRight && hashed !== null;
}
