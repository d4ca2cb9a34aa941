/** The second factor: codes that change every 30 s, made by an app on the person's phone. */
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";

const period = 30;
const issuer = "Apiary";
const form = { issuer, algorithm: "SHA1", digits: 6, period } as const;
/** Clocks may differ by one step. */
const window = 1;

/** 160 random bits in base32. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

const open = (secret: string, label = "") => new TOTP({ ...form, label, secret: Secret.fromBase32(secret) });

/** What the app on the phone is shown as a picture. */
export function buildTotpAddress(secret: string, label: string): string {
  return open(secret, label).toString();
}

/** The code of a moment, as the app shows it. */
export function makeTotpCode(secret: string, now: number): string {
  return open(secret).generate({ timestamp: now });
}

/** The step of 30 s a code belongs to; null for a wrong one. Whether its step was used before is for the caller to know. */
export function findTotpStep(secret: string, code: string, now: number): number | null {
  const token = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = open(secret).validate({ token, timestamp: now, window });
  return delta === null ? null : TOTP.counter({ period, timestamp: now }) + delta;
}

export type QrPicture = { size: number; path: string };

/** A QR code as one SVG path on a grid of `size`, quiet zone included. */
export function drawQr(text: string): QrPicture {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: squares.join("") };
}
