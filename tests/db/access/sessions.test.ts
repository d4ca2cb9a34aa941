import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { findSessionPrincipal } from "#app/access/find-session-principal.ts";
import { readSessionCookie, writeSessionCookie } from "#app/access/session-cookie.ts";
import { hashToken, makeToken } from "#app/access/token.ts";
import { endSession, listSessions, revokeSessions, startSession } from "#db/access/sessions.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let userId: number;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());
beforeEach(async () => {
  await database.truncate();
  const user = { email: "mei@example.com", name: "Mei", role: "store_owner" as const };
  const row = await database.db
    .insertInto("users")
    .values(withNothing(user))
    .returning("user_id")
    .executeTakeFirstOrThrow();
  userId = row.user_id;
});

function withNothing<Values extends object>(values: Values) {
  const nothing = { password_hash: null, totp_secret: null, totp_pending: null, totp_last_step: null };
  return { ...nothing, oidc_issuer: null, oidc_subject: null, disabled_at: null, ...values };
}

async function signIn(options: { isPending?: boolean; replaced?: string } = {}): Promise<string> {
  const token = makeToken();
  const { isPending = false, replaced } = options;
  await startSession(
    database.db,
    { tokenHash: hashToken(token), userId, isPending, userAgent: "Test" },
    replaced === undefined ? null : hashToken(replaced),
  );
  return token;
}

function ask(token: string, { allowsDemo = false, isSecure = false } = {}) {
  const cookie = `a=b; ${writeSessionCookie(token, isSecure).split(";", 1)[0]}; c=d`;
  return findSessionPrincipal(database.db, { cookie, isSecure, allowsDemo });
}

const change = (statement: string) => sql.raw(statement).execute(database.db);

it("a token opens the session, and the table does not tell it", async () => {
  const token = await signIn();
  expect(await ask(token)).toMatchObject({ kind: "person", id: userId, name: "Mei", role: "store_owner" });
  expect(await ask(makeToken())).toBeNull();
  const { rows } = await sql<{ row: string }>`select s::text as row from user_sessions s`.execute(
    database.db,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]!.row).not.toContain(token);
  expect(rows[0]!.row).not.toContain(Buffer.from(token).toString("hex"));
});

it("role, stores, regions and disabling count from the next request on", async () => {
  await change(`insert into stores (key, name, region) values
    ('s1', 'One', 'North'), ('s2', 'Two', 'South'), ('s3', 'Three', 'South'), ('s4', 'Four', null)`);
  const token = await signIn();
  const seen = async () => (await ask(token))?.scope;
  expect(await seen()).toEqual({ allStores: false, storeIds: [] });
  await change(`insert into user_stores (store_id, user_id) values (4, ${userId})`);
  expect(await seen()).toEqual({ allStores: false, storeIds: [4] });
  await change(`update users set regions = '{South}'`);
  expect(await seen()).toEqual({ allStores: false, storeIds: [2, 3, 4] });
  await change(`update users set all_stores = true, role = 'viewer'`);
  expect(await ask(token)).toMatchObject({ role: "viewer", scope: { allStores: true } });
  await change(`update users set disabled_at = now()`);
  expect(await ask(token)).toBeNull();
});

it("it ends: unused for too long, after its longest time, signed out, revoked, replaced", async () => {
  const ways: Record<string, (token: string) => Promise<unknown>> = {
    idle: () => change(`update user_sessions set idle_expires_at = now() - interval '1 second'`),
    old: () => change(`update user_sessions set expires_at = now() - interval '1 second'`),
    out: (token) => endSession(database.db, hashToken(token)),
    revoked: async () => {
      const [session] = await listSessions(database.db, userId);
      return revokeSessions(database.db, userId, { sessionId: session!.sessionId });
    },
    replaced: (token) => signIn({ replaced: token }),
  };
  for (const [name, end] of Object.entries(ways)) {
    const token = await signIn();
    expect(await ask(token), name).not.toBeNull();
    await end(token);
    expect(await ask(token), name).toBeNull();
  }
});

it("use puts the idle end off, but never the last one, and not at every request", async () => {
  const token = await signIn();
  const read = async () => {
    const { rows } = await sql<{ idle: number; last: number }>`
      select round(extract(epoch from idle_expires_at - now()) / 3600)::int as idle,
        round(extract(epoch from expires_at - now()) / 3600)::int as last from user_sessions`.execute(
      database.db,
    );
    return rows[0];
  };
  expect(await read()).toEqual({ idle: 12, last: 168 });
  await change(`update user_sessions set idle_expires_at = now() + interval '3 hours'`);
  await ask(token);
  expect(await read()).toEqual({ idle: 3, last: 168 });
  await change(`update user_sessions set last_seen_at = now() - interval '2 minutes'`);
  await ask(token);
  expect(await read()).toEqual({ idle: 12, last: 168 });
});

it("one that waits for the second factor is nobody, and not for longer than ten minutes", async () => {
  const token = await signIn({ isPending: true });
  expect(await ask(token)).toBeNull();
  expect(await listSessions(database.db, userId)).toEqual([]);
  const { rows } = await sql<{ minutes: number }>`
    select round(extract(epoch from expires_at - now()) / 60)::int as minutes from user_sessions`.execute(
    database.db,
  );
  expect(rows).toEqual([{ minutes: 10 }]);
});

it("the people of the demo are nobody when it is off", async () => {
  const token = await signIn();
  await change(`update users set is_demo = true`);
  expect(await ask(token, { allowsDemo: true })).toMatchObject({ isDemo: true });
  expect(await ask(token)).toBeNull();
});

it("behind TLS only the name that other hosts cannot set is read", async () => {
  const token = await signIn();
  expect(await ask(token, { isSecure: true })).not.toBeNull();
  const planted = `apiary-session=${token}`;
  expect(readSessionCookie(planted, false)).toBe(token);
  expect(readSessionCookie(planted, true)).toBeNull();
  expect(writeSessionCookie(token, true)).toBe(
    `__Host-apiary-session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`,
  );
});
