/** Passwords, codes and what seals them. */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { nameDevice } from "#app/components/access/name-device.ts";
import { findPasswordFault, hashPassword, isPassword } from "#app/access/passwords.ts";
import { hashRecoveryCode, makeRecoveryCodes } from "#app/access/recovery-codes.ts";
import { seal, unseal } from "#app/access/sealed.ts";
import { buildTotpAddress, drawQr, findTotpStep, makeTotpCode } from "#app/access/totp.ts";

test.each([
  ["elevenchars", "short"],
  ["twelve chars", null],
  ["尺码怎么选才合适呢请问您", null],
  ["尺码怎么选才合适呢请问", "short"],
  ["a b ".repeat(51), "long"],
  ["password1234", "silly"],
  ["PasswordPassword", "silly"],
  ["aaaaaaaaaaaaaaaa", "silly"],
  ["121212121212", "silly"],
  ["mei@shop.example", "silly"],
  ["Mei@Shop.example1", "silly"],
  ["mei@shop.example likes tea", null],
])("the password %j is %s", (password, fault) => {
  expect(findPasswordFault(password, ["mei@shop.example", "Mei"])).toBe(fault);
});

test("passwords are kept as argon2id, and no password is ever right without a hash", async () => {
  const hashed = await hashPassword("twelve chars");
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword("twelve chars", hashed)).toBe(true);
  expect(await isPassword("twelve charS", hashed)).toBe(false);
  expect(await isPassword("twelve chars", null)).toBe(false);
  // The same signs from another keyboard: full width, and an accent typed apart.
  expect(await isPassword("ｔwelve chars", hashed)).toBe(true);
});

/** RFC 6238, appendix B: the key "12345678901234567890", the last six of eight digits. */
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("at %i s the code is %s", (seconds, code) => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const now = seconds * 1000;
  const step = Math.floor(seconds / 30);
  expect(makeTotpCode(secret, now)).toBe(code);
  expect(findTotpStep(secret, code, now)).toBe(step);
  expect(findTotpStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, now + 30_000)).toBe(step);
  expect(findTotpStep(secret, code, now + 60_000)).toBeNull();
  expect(findTotpStep(secret, `${code}0`, now)).toBeNull();
});

test("the picture for the phone names the product and the person, and is square", () => {
  const address = buildTotpAddress("GEZDGNBVGY3TQOJQ", "mei@shop.example");
  expect(address).toMatch(/^otpauth:\/\/totp\/Apiary:mei%40shop\.example\?/);
  expect(new URL(address).searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQ");
  const { size, path } = drawQr(address);
  expect((size - 4 - 17) % 4).toBe(0);
  // The corner mark: seven dark squares in a row behind two light ones.
  expect(
    path.startsWith("M2 2h1v1h-1zM3 2h1v1h-1zM4 2h1v1h-1zM5 2h1v1h-1zM6 2h1v1h-1zM7 2h1v1h-1zM8 2"),
  ).toBe(true);
});

test("recovery codes differ and are known however they are typed", () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(hashRecoveryCode(codes[0]!.toUpperCase().replaceAll("-", ""))).toEqual(hashRecoveryCode(codes[0]!));
  expect(hashRecoveryCode(codes[0]!)).not.toEqual(hashRecoveryCode(codes[1]!));
});

test("what is sealed opens with the same key for the same purpose, unaltered, and never twice alike", () => {
  const key = randomBytes(32);
  const sealed = seal(key, "totp 1", "secret");
  expect(unseal(key, "totp 1", sealed)).toBe("secret");
  expect(unseal(key, "totp 2", sealed)).toBeNull();
  expect(unseal(randomBytes(32), "totp 1", sealed)).toBeNull();
  expect(unseal(key, "totp 1", sealed.subarray(0, 10))).toBeNull();
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    expect(unseal(key, "totp 1", altered)).toBeNull();
  }
  expect(seal(key, "totp 1", "secret")).not.toEqual(sealed);
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0",
    "Edge · Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E Safari/604",
    "Safari · iOS",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox · Linux"],
  ["curl/8.1", null],
])("%s is called %s", (userAgent, name) => {
  expect(nameDevice(userAgent)).toBe(name);
});
