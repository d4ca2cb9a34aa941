/** The company's own sign-in, against a real provider on this machine. */
import { createServer, type Server } from "node:http";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createCompanySignIn, type CompanySignIn } from "#app/access/company-sign-in.ts";
import { enterByCompany } from "#app/access/enter-by-company.ts";
import { findSessionPrincipal } from "#app/access/find-session-principal.ts";
import { setDisabled } from "#db/access/people.ts";
import { findUser } from "#db/access/users.ts";
import { insertPerson, visit } from "#tests/factories/person.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

type Account = { email: string; email_verified: boolean };

const origin = "http://apiary.test";
const client = { client_id: "apiary", client_secret: "a secret between the two" };
const accounts: Record<string, Account> = {
  "sub-mei": { email: "Mei@shop.example", email_verified: true },
  "sub-thief": { email: "mei@shop.example", email_verified: true },
  "sub-unverified": { email: "mei@shop.example", email_verified: false },
  "sub-stranger": { email: "stranger@shop.example", email_verified: true },
};

let database: TestDatabase;
let server: Server;
let issuer: string;
let company: CompanySignIn;

beforeAll(async () => {
  database = await createTestDatabase();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // It warns of what is made for development only.
  const warnings = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const provider = new Provider(issuer, {
    cookies: { keys: ["of this test"] },
    ttl: {
      Interaction: 600,
      Session: 600,
      Grant: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    clients: [{ ...client, redirect_uris: [`${origin}/oidc/callback`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true, methods: ["S256"] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
  });
  warnings.mockRestore();
  server.on("request", provider.callback());
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.destroy();
});
beforeEach(async () => {
  await database.truncate();
  const settings = {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    name: "Company",
  };
  company = createCompanySignIn(settings, randomBytes(32));
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a browser does at the provider: follow, sign in as somebody, agree, follow back. */
async function walk(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(start);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    if (next.origin === origin) return next;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(next, {
      redirect: "manual",
      headers: { cookie },
      ...(form ? { method: "POST", body: form } : {}),
    });
    form = undefined;
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      jar.set(name!, value!);
    }
    const location = response.headers.get("location");
    if (location !== null) {
      next = new URL(location, next);
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`${response.status} at ${next.href}: ${page.slice(0, 300)}`);
    next = new URL(/action="([^"]+)"/.exec(page)![1]!, next);
    form = new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt });
  }
  throw new Error("the provider never sent the browser back");
}

async function comeAs(login: string) {
  const { url, kept } = await company.begin(origin, "/stores");
  const answer = await company.finish(await walk(url, login), kept);
  return {
    answer,
    entered: await enterByCompany(database.db, { allowsDemo: false }, { answer, visit: visit() }),
  };
}

it("asks with PKCE, state and nonce, and lets in whoever was invited", async () => {
  const userId = await insertPerson(database.db);
  const { searchParams } = new URL((await company.begin(origin, "/")).url);
  expect(searchParams.get("code_challenge_method")).toBe("S256");
  for (const name of ["state", "nonce", "code_challenge"])
    expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  const { entered } = await comeAs("sub-mei");
  expect(entered).toMatchObject({ isPending: false, to: "/stores" });
  const cookie = entered!.cookie.split(";", 1)[0];
  const principal = await findSessionPrincipal(database.db, { cookie, isSecure: false, allowsDemo: false });
  expect(principal?.id).toBe(userId);
  expect(await findUser(database.db, userId)).toMatchObject({ oidcIssuer: issuer, oidcSubject: "sub-mei" });
});

it("lets in nobody who was not invited, whose address is not verified, or who is disabled", async () => {
  const userId = await insertPerson(database.db);
  expect((await comeAs("sub-stranger")).entered).toBeNull();
  expect((await comeAs("sub-unverified")).entered).toBeNull();
  await setDisabled(database.db, userId, true);
  expect((await comeAs("sub-mei")).entered).toBeNull();
});

it("keeps to the account that came first: another one with the same address is somebody else", async () => {
  await insertPerson(database.db);
  expect((await comeAs("sub-mei")).entered).not.toBeNull();
  expect((await comeAs("sub-thief")).entered).toBeNull();
  accounts["sub-mei"] = { email: "renamed@shop.example", email_verified: true };
  expect((await comeAs("sub-mei")).entered).not.toBeNull();
  accounts["sub-mei"] = { email: "Mei@shop.example", email_verified: true };
});

it("takes no answer that does not fit: another state, another browser, a used code, too late, a refusal", async () => {
  await insertPerson(database.db);
  const mine = await company.begin(origin, "/");
  const other = await company.begin(origin, "/");
  const answer = await walk(mine.url, "sub-mei");
  expect(await company.finish(answer, other.kept)).toBeNull();
  expect(await company.finish(answer, null)).toBeNull();
  expect(await company.finish(answer, `${mine.kept.slice(0, -4)}AAAA`)).toBeNull();
  const forged = new URL(answer);
  forged.searchParams.set("state", "forged");
  expect(await company.finish(forged, mine.kept)).toBeNull();
  vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ["Date"] });
  expect(await company.finish(answer, mine.kept)).toBeNull();
  vi.useRealTimers();
  expect(await company.finish(answer, mine.kept)).toMatchObject({ person: { subject: "sub-mei" } });
  expect(await company.finish(answer, mine.kept)).toBeNull();
  const denied = new URL(`${origin}/oidc/callback?error=access_denied&iss=${encodeURIComponent(issuer)}`);
  denied.searchParams.set("state", new URL(mine.url).searchParams.get("state")!);
  expect(await company.finish(denied, mine.kept)).toBeNull();
});
