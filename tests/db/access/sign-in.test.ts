/** Who gets in by what, how often one may try, and that nothing works twice. */
import { randomBytes } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { demoPeople, makeDemoPeople } from "#app/access/demo-people.ts";
import { enter } from "#app/access/enter.ts";
import { findSessionPrincipal } from "#app/access/find-session-principal.ts";
import { confirmSecondFactor, proposeSecondFactor, readProposal } from "#app/access/second-factor.ts";
import { passSecondFactor, signInDemo, signInWithPassword } from "#app/access/sign-in.ts";
import { makeToken } from "#app/access/token.ts";
import { makeTotpCode } from "#app/access/totp.ts";
import { setDisabled } from "#db/access/people.ts";
import { findUser } from "#db/access/users.ts";
import { goodPassword, insertPerson, visit } from "#tests/factories/person.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

vi.mock(import("@node-rs/argon2"), async (load) => {
  const argon2 = await load();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

let database: TestDatabase;
const sealKey = randomBytes(32);
const off = { allowsDemo: false };
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());
beforeEach(() => database.truncate());

const tokenOf = (cookie: string) => /=([^;]+)/.exec(cookie)![1]!;
const ask = (cookie: string, allowsDemo = false) =>
  findSessionPrincipal(database.db, { cookie: cookie.split(";", 1)[0], isSecure: false, allowsDemo });

function tryPassword(email: string, password: string, address?: string) {
  return signInWithPassword(database.db, off, { email, password, visit: visit({ address }) });
}

async function signIn(email = "mei@shop.example", cookie = ""): Promise<string> {
  const result = await signInWithPassword(database.db, off, {
    email,
    password: goodPassword,
    visit: visit({ cookie }),
  });
  if (!("cookie" in result)) throw new Error(result.state);
  return result.cookie;
}

const pass = (ms: number) =>
  sql`update access_attempts set blocked_until = blocked_until - ${ms} * interval '1 ms'`.execute(
    database.db,
  );

describe("a password", () => {
  it("lets in whoever has it, whatever the capitals of the address", async () => {
    const userId = await insertPerson(database.db);
    expect(await ask(await signIn(" Mei@Shop.example "))).toMatchObject({ id: userId, role: "viewer" });
    expect(await tryPassword("mei@shop.example", "another password")).toEqual({ state: "wrong" });
    expect(await tryPassword("nobody@shop.example", goodPassword)).toEqual({ state: "wrong" });
  });

  it("is no way in for somebody disabled, or of the demo while that is off", async () => {
    const userId = await insertPerson(database.db);
    await insertPerson(database.db, { email: "demo@shop.example", isDemo: true });
    await setDisabled(database.db, userId, true);
    expect(await tryPassword("mei@shop.example", goodPassword)).toEqual({ state: "wrong" });
    expect(await tryPassword("demo@shop.example", goodPassword)).toEqual({ state: "wrong" });
  });

  it("gives a new token at every sign-in: one that was planted never becomes signed in", async () => {
    await insertPerson(database.db);
    const planted = `apiary-session=${makeToken()}`;
    const first = await signIn("mei@shop.example", planted);
    expect(tokenOf(first)).not.toBe(tokenOf(planted));
    expect(await ask(planted)).toBeNull();
    const second = await signIn("mei@shop.example", first.split(";", 1)[0]);
    expect(tokenOf(second)).not.toBe(tokenOf(first));
    expect([await ask(first), (await ask(second))?.name]).toEqual([null, "Mei"]);
  });

  it("costs one check of the same price, whether the address is there or not", async () => {
    await insertPerson(database.db);
    for (const email of ["mei@shop.example", "nobody@shop.example"]) {
      vi.mocked(verify).mockClear();
      await tryPassword(email, "wrong password");
      const price = vi.mocked(verify).mock.calls.map(([hashed]) => String(hashed).split("$").slice(1, 4));
      expect(price, email).toEqual([["argon2id", "v=19", "m=19456,t=2,p=1"]]);
    }
  });
});

describe("trying often", () => {
  it("is slowed down by address: five free, then 1, 2, 4 … seconds, up to a quarter of an hour", async () => {
    await insertPerson(database.db);
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await tryPassword("mei@shop.example", "wrong password", `192.0.2.${turn}`)).toEqual({
        state: "wrong",
      });
    }
    const waits = [];
    for (let turn = 0; turn < 13; turn += 1) {
      const refused = await tryPassword("mei@shop.example", goodPassword, `198.51.100.${turn}`);
      if (refused.state !== "wait") throw new Error(refused.state);
      waits.push(refused.seconds);
      await pass(refused.seconds * 1000);
      await tryPassword("mei@shop.example", "wrong password", `203.0.113.${turn}`);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    await pass(900_000);
    expect((await tryPassword("mei@shop.example", goodPassword)).state).toBe("in");
    expect((await tryPassword("mei@shop.example", "wrong password")).state).toBe("wrong");
  });

  it("counts what is tried at once, and says the same of addresses nobody has", async () => {
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        tryPassword("nobody@shop.example", "wrong password", `192.0.2.${n}`),
      ),
    );
    const admitted = results.filter(({ state }) => state === "wrong").length;
    expect(admitted).toBe(5);
  });

  it("is slowed down by network, one password for many addresses", async () => {
    const states = [];
    for (let turn = 0; turn < 31; turn += 1) {
      // One network of 2^64 addresses.
      states.push(
        (await tryPassword(`p${turn}@shop.example`, "Summer2026!!", `2001:db8:1:2::${turn}`)).state,
      );
    }
    expect(states.slice(0, 30)).toEqual(Array(30).fill("wrong"));
    expect(states[30]).toBe("wait");
    expect((await tryPassword("p1@shop.example", "Summer2026!!", "2001:db8:1:3::1")).state).toBe("wrong");
  });
});

describe("the second factor", () => {
  const now = Date.UTC(2026, 10, 22, 12);

  async function setUp() {
    const { db } = database;
    const userId = await insertPerson(db);
    await proposeSecondFactor(db, (await findUser(db, userId))!, sealKey);
    const { secret } = readProposal((await findUser(db, userId))!, sealKey)!;
    const code = makeTotpCode(secret, now);
    const codes = await confirmSecondFactor(db, (await findUser(db, userId))!, { code, sealKey, now });
    return { userId, secret, codes: codes! };
  }

  function passWith(userId: number, code: string, at: number, cookie = "") {
    return passSecondFactor(
      database.db,
      { sealKey },
      { userId, code, now: at, visit: visit({ cookie: cookie.split(";", 1)[0] }) },
    );
  }

  it("is asked for after the password, and rotates the token", async () => {
    const { userId, secret } = await setUp();
    const pending = await signIn();
    expect(await ask(pending)).toBeNull();
    const result = await passWith(userId, makeTotpCode(secret, now + 30_000), now + 30_000, pending);
    if (!("cookie" in result)) throw new Error(result.state);
    expect(tokenOf(result.cookie)).not.toBe(tokenOf(pending));
    expect([await ask(pending), (await ask(result.cookie))?.id]).toEqual([null, userId]);
    const { rows } = await sql`select 1 from user_sessions`.execute(database.db);
    expect(rows).toHaveLength(1);
  });

  it("takes no code twice, nor one from before the last, nor the one it was confirmed with", async () => {
    const { userId, secret } = await setUp();
    const codeAt = (step: number) => makeTotpCode(secret, now + step * 30_000);
    expect((await passWith(userId, codeAt(0), now)).state).toBe("wrong");
    expect((await passWith(userId, codeAt(2), now + 60_000)).state).toBe("in");
    expect((await passWith(userId, codeAt(2), now + 60_000)).state).toBe("wrong");
    expect((await passWith(userId, codeAt(1), now + 60_000)).state).toBe("wrong");
    expect((await passWith(userId, codeAt(3), now + 60_000)).state).toBe("in");
    expect((await passWith(userId, codeAt(9), now + 90_000)).state).toBe("wrong");
  });

  it("of two who send the same code at once, one gets in", async () => {
    const { userId, secret } = await setUp();
    const code = makeTotpCode(secret, now + 30_000);
    const both = await Promise.all([
      passWith(userId, code, now + 30_000),
      passWith(userId, code, now + 30_000),
    ]);
    expect(both.map(({ state }) => state).sort()).toEqual(["in", "wrong"]);
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { userId, codes } = await setUp();
    expect(new Set(codes).size).toBe(10);
    expect((await passWith(userId, codes[3]!.toUpperCase().replaceAll("-", " "), now)).state).toBe("in");
    expect((await passWith(userId, codes[3]!, now)).state).toBe("wrong");
    expect((await passWith(userId, codes[4]!, now)).state).toBe("in");
    expect((await findUser(database.db, userId))?.recoveryCodes).toBe(8);
  });

  it("is slowed down like a password", async () => {
    const { userId, secret } = await setUp();
    for (let turn = 0; turn < 5; turn += 1) await passWith(userId, "000000", now);
    const right = makeTotpCode(secret, now + 30_000);
    expect(await passWith(userId, right, now + 30_000)).toEqual({ state: "wait", seconds: 1 });
  });

  it("is not in the database in the clear, and opens with no other key", async () => {
    const { userId, secret } = await setUp();
    const user = (await findUser(database.db, userId))!;
    expect(user.totpSecret!.toString("latin1")).not.toContain(secret);
    const code = makeTotpCode(secret, now + 30_000);
    const other = { sealKey: randomBytes(32) };
    const entered = { userId, code, now: now + 30_000, visit: visit() };
    expect((await passSecondFactor(database.db, other, entered)).state).toBe("wrong");
  });
});

describe("the people of the demo", () => {
  it("come in by one click while it is on, one a role", async () => {
    await sql`insert into stores (key, name, region) values
      ('lanqiao-flagship', 'F', 'China'), ('lanqiao-womens', 'W', 'China'), ('other', 'O', 'North America')`.execute(
      database.db,
    );
    await makeDemoPeople(database.db);
    const seen: Record<string, unknown> = {};
    for (const { email, role } of demoPeople) {
      const result = await signInDemo(database.db, { allowsDemo: true }, { email, visit: visit() });
      if (!("cookie" in result)) throw new Error(`${role}: ${result.state}`);
      const principal = await ask(result.cookie, true);
      expect(principal?.role).toBe(role);
      seen[role] = principal?.scope;
      expect(await ask(result.cookie, false)).toBeNull();
    }
    expect(seen).toEqual({
      owner: { allStores: true },
      experience_manager: { allStores: true },
      store_owner: { allStores: false, storeIds: [1, 2] },
      trainer: { allStores: false, storeIds: [1, 2] },
      agent_lead: { allStores: false, storeIds: [] },
      viewer: { allStores: false, storeIds: [3] },
    });
  });

  it("do not while it is off, and nobody else ever does", async () => {
    await makeDemoPeople(database.db);
    await insertPerson(database.db);
    const click = (email: string, allowsDemo: boolean) =>
      signInDemo(database.db, { allowsDemo }, { email, visit: visit() });
    for (const { email } of demoPeople) expect(await click(email, false)).toEqual({ state: "wrong" });
    expect(await click("mei@shop.example", true)).toEqual({ state: "wrong" });
    await insertPerson(database.db, { email: "guest@shop.example", isDemo: true });
    expect(await click("guest@shop.example", true)).toEqual({ state: "wrong" });
  });
});

it("writes down who came in and who failed, but no address of theirs", async () => {
  await insertPerson(database.db);
  await signIn();
  await tryPassword("mei@shop.example", "wrong password");
  await tryPassword("nobody@shop.example", "wrong password");
  const user = (await findUser(database.db, 1))!;
  await enter(database.db, user, { proof: "link", visit: visit() });
  const { rows } = await sql<{ entry: string }>`
    select actor_name || ' ' || action || ' ' || (subject ->> 'proof') as entry from audit_entries order by entry_id`.execute(
    database.db,
  );
  expect(rows.map(({ entry }) => entry)).toEqual([
    "Mei signed_in password",
    "Mei sign_in_failed password",
    " sign_in_failed password",
    "Mei signed_in link",
  ]);
  const { rows: whole } = await sql<{ text: string }>`select a::text as text from audit_entries a`.execute(
    database.db,
  );
  expect(JSON.stringify(whole)).not.toContain("shop.example");
});
