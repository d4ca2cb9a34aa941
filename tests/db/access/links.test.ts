/** Links to choose a password by: once, in time, and only for whom they were made. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { askForLink } from "#app/access/ask-for-link.ts";
import { changeAccess, changeDisabled, invitePerson, type Doer } from "#app/access/change-people.ts";
import { linkForFirstOwner, linkForOwner } from "#app/access/first-owner.ts";
import { choosePassword, makeLink } from "#app/access/links.ts";
import { isPassword } from "#app/access/passwords.ts";
import { createLinkPrinter } from "#app/access/send-link.ts";
import type { SignInServices } from "#app/access/sign-in-services.ts";
import { hashToken, makeToken } from "#app/access/token.ts";
import { startSession } from "#db/access/sessions.ts";
import { findUser, findUserByEmail } from "#db/access/users.ts";
import { goodPassword, insertPerson, visit } from "#tests/factories/person.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let printed: string[];
let services: SignInServices;
const origin = "http://apiary.test";
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());
beforeEach(async () => {
  await database.truncate();
  printed = [];
  services = {
    sealKey: Buffer.alloc(32),
    allowsDemo: false,
    ownUrl: () => origin,
    sendLink: createLinkPrinter((line) => printed.push(line)),
    company: null,
  };
});

const tokenOf = (url: string) => new URL(url).searchParams.get("token")!;
const choose = (url: string, choice: Partial<Parameters<typeof choosePassword>[1]> = {}) =>
  choosePassword(database.db, {
    token: tokenOf(url),
    password: "nine slow barges",
    name: "Mei Lin",
    email: "",
    address: "192.0.2.1",
    ...choice,
  });

async function makeDoer(): Promise<Doer> {
  const id = await insertPerson(database.db, {
    email: "owner@shop.example",
    name: "Ona",
    role: "owner",
    allStores: true,
  });
  const principal = { kind: "person", id, name: "Ona", role: "owner", scope: { allStores: true } } as const;
  return { principal, isDemo: false, client: visit().client, locale: "en" };
}

it("a link works once; of two at once, one gets through", async () => {
  const userId = await insertPerson(database.db);
  const url = await makeLink(database.db, { userId, kind: "reset", origin });
  const states = await Promise.all([choose(url), choose(url)]);
  expect(states.map(({ state }) => state).sort()).toEqual(["done", "no link"]);
  expect(await choose(url)).toEqual({ state: "no link" });
  const user = (await findUser(database.db, userId))!;
  expect(await isPassword("nine slow barges", user.passwordHash)).toBe(true);
  expect(await isPassword(goodPassword, user.passwordHash)).toBe(false);
});

it("it opens nothing after its time, when a newer one was made, or for somebody disabled", async () => {
  const userId = await insertPerson(database.db);
  const make = () => makeLink(database.db, { userId, kind: "reset", origin });
  const old = await make();
  await sql`update access_links set expires_at = now() - interval '1 second'`.execute(database.db);
  expect(await choose(old)).toEqual({ state: "no link" });
  const replaced = await make();
  const newer = await make();
  expect(await choose(replaced)).toEqual({ state: "no link" });
  await sql`update users set disabled_at = now()`.execute(database.db);
  expect(await choose(newer)).toEqual({ state: "no link" });
  expect(await choose(`${origin}/choose-password?token=${makeToken()}`)).toEqual({ state: "no link" });
});

it("lasts a week for invitations, an hour for another password, a day for the first owner", async () => {
  const userId = await insertPerson(database.db);
  for (const kind of ["invitation", "reset", "owner"] as const)
    await makeLink(database.db, { userId, kind, origin });
  const { rows } = await sql<{ kind: string; hours: number }>`
    select kind, round(extract(epoch from expires_at - now()) / 3600)::int as hours from access_links order by link_id`.execute(
    database.db,
  );
  expect(rows).toEqual([
    { kind: "invitation", hours: 168 },
    { kind: "reset", hours: 1 },
    { kind: "owner", hours: 24 },
  ]);
});

it("a password that cannot be taken leaves the link as it is; one that can ends all sessions", async () => {
  const userId = await insertPerson(database.db);
  const session = { tokenHash: hashToken(makeToken()), userId, isPending: false, userAgent: "" };
  await startSession(database.db, session, null);
  const url = await makeLink(database.db, { userId, kind: "reset", origin });
  expect(await choose(url, { password: "short" })).toEqual({
    state: "fault",
    field: "password",
    fault: "short",
  });
  expect(await choose(url, { password: "mei@shop.example" })).toMatchObject({ fault: "silly" });
  expect(await choose(url)).toMatchObject({ state: "done" });
  const { rows } = await sql`select 1 from user_sessions`.execute(database.db);
  expect(rows).toEqual([]);
});

it("the token is not in the database", async () => {
  const userId = await insertPerson(database.db);
  const token = tokenOf(await makeLink(database.db, { userId, kind: "reset", origin }));
  const { rows } = await sql<{ row: string }>`select l::text as row from access_links l`.execute(database.db);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.row).not.toContain(token);
  expect(rows[0]!.row).toContain(hashToken(token).toString("hex"));
});

it("asking for one tells nobody whether the address is known, and sends it only then", async () => {
  await insertPerson(database.db);
  const ask = (email: string) =>
    askForLink(database.db, services, { email, address: "192.0.2.1", locale: "en" });
  const [known, unknown] = [await ask("MEI@shop.example"), await ask("nobody@shop.example")];
  expect([known.wait, unknown.wait]).toEqual([null, null]);
  await Promise.all([known.sent, unknown.sent]);
  expect(printed).toEqual([expect.stringMatching(/for mei@shop\.example: http:\/\/apiary\.test\/choose-/)]);
  await ask("mei@shop.example");
  await (
    await ask("mei@shop.example")
  ).sent;
  expect((await ask("mei@shop.example")).wait).toBe(1);
});

it("the first start makes the owner and a link that asks for the address; later ones do not", async () => {
  const { db } = database;
  const url = (await linkForFirstOwner(db, origin))!;
  expect(await choose(url, { email: "no address" })).toMatchObject({ field: "email" });
  expect(await choose(url, { email: "ona@shop.example", name: "Ona" })).toMatchObject({ state: "done" });
  expect(await findUserByEmail(db, "ona@shop.example")).toMatchObject({
    name: "Ona",
    role: "owner",
    allStores: true,
  });
  expect(await linkForFirstOwner(db, origin)).toBeNull();
  const again = (await linkForOwner(db, origin))!;
  expect([again.email, again.kind]).toEqual(["ona@shop.example", "reset"]);
});

it("the people of the demo do not count as the first", async () => {
  await insertPerson(database.db, {
    email: "owner@demo.invalid",
    role: "owner",
    allStores: true,
    isDemo: true,
  });
  expect(await linkForFirstOwner(database.db, origin)).not.toBeNull();
});

it("whom the demo invites belongs to the demo", async () => {
  const doer = await makeDoer();
  const access = { role: "viewer" as const, allStores: true, regions: [], storeIds: [] };
  const invitation = { email: "guest@shop.example", name: "Gu", ...access };
  const invite = (isDemo: boolean, allowsDemo: boolean) =>
    invitePerson(database.db, { ...services, allowsDemo }, invitation, { ...doer, isDemo });
  expect(await invite(true, true)).toMatchObject({ by: "hand", kind: "invitation" });
  expect((await findUserByEmail(database.db, "guest@shop.example"))?.isDemo).toBe(true);
  expect(await invite(true, true)).toBe("taken");
  // Without the demo there is no such person any more, and room for a real one.
  expect(await invite(false, false)).toMatchObject({ by: "hand" });
  expect((await findUserByEmail(database.db, "guest@shop.example"))?.isDemo).toBe(false);
});

it("the last owner stays one; two owners cannot make each other the last at once", async () => {
  const { db } = database;
  const doer = await makeDoer();
  const first = doer.principal.id!;
  const access = { role: "viewer" as const, allStores: true, regions: [], storeIds: [] };
  const demote = (userId: number) => changeAccess(db, services, { userId, access }, doer);
  expect(await demote(first)).toBe(false);
  expect(await changeDisabled(db, services, { userId: first, isDisabled: true }, doer)).toBe(false);
  const narrowed = { role: "owner" as const, allStores: false, regions: ["North"], storeIds: [] };
  expect(await changeAccess(db, services, { userId: first, access: narrowed }, doer)).toBe(false);
  // Invited, but has never come in: nobody to rely on.
  const invited = { ...access, role: "owner" as const, email: "second@shop.example", name: "Sec" };
  await invitePerson(db, services, invited, doer);
  expect(await demote(first)).toBe(false);
  const third = await insertPerson(db, { email: "third@shop.example", role: "owner", allStores: true });
  const both = await Promise.all([demote(first), demote(third)]);
  expect(both.sort()).toEqual([false, true]);
});
