import { expect, test, vi } from "vitest";
import { describeError, maskSecrets, reportError } from "#app/server/report-error.ts";

const secret = "Sesame-4711";

test.each([
  `postgres://apiary:${secret}@db.example:5432/apiary`,
  `cannot open "postgresql://apiary:${secret}@db/x": refused`,
  `postgres://apiary:p@${secret}/x@db/apiary`,
  `smtps://mailer:${secret}@mail.example`,
  `Authorization: Bearer ${secret}`,
  `headers: { authorization: 'Bearer ${secret}' }`,
  `Cookie: apiary-session=${secret}; apiary-lang=en`,
  `cookie: 'apiary-lang=en; apiary-session=${secret}'`,
  `"set-cookie": "__Host-apiary-session=${secret}; Path=/"`,
  `password=${secret}`,
  `{ password: '${secret}', user: 'x' }`,
  `{"apiKey":"${secret}"}`,
  `api_key: ${secret}`,
  `APIARY_PRIVACY_KEY=${secret}`,
  `https://apiary.example/choose-password?token=${secret}`,
  `https://apiary.example/choose-password/${secret}`,
  `GET /oidc/callback?code=${secret}&state=${secret}`,
])("in %j nothing secret is left", (text) => {
  expect(maskSecrets(text)).not.toContain(secret);
  expect(maskSecrets(text)).toContain("***");
});

test.each([
  "postgres://db.example:5432/apiary",
  "GET /list?metric=verified_rate&from=2026-10-01",
  'column "text" of relation "messages" does not exist',
  "at main (/srv/apiary/app/server/main.ts:12:3)",
])("%j stays as it is", (text) => {
  expect(maskSecrets(text)).toBe(text);
});

test("an error is told with its stack and causes, a database's without the rows it quotes", () => {
  const cause = Object.assign(new Error("duplicate key value"), {
    code: "23505",
    severity: "ERROR",
    table: "messages",
    constraint: "messages_pkey",
    detail: "Failing row contains (my number is 13812345678)",
    where: 'COPY messages, line 1: "13812345678"',
    internalQuery: "select 13812345678",
  });
  const told = describeError(new Error("the batch failed", { cause }));
  expect(told).toMatch(/^Error: the batch failed\n +at .*report-error\.test\.ts/);
  expect(told).toContain("caused by Error: duplicate key value");
  expect(told).toContain("(code 23505, severity ERROR, table messages, constraint messages_pkey)");
  expect(told).not.toContain("13812345678");
});

test("whatever is thrown is printed once, in a form of its own", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const invalid = Object.assign(new TypeError("Invalid URL"), { input: `postgres://a:${secret}@b` });
  reportError("Opening", invalid);
  reportError("Opening", { url: `postgres://a:${secret}@b` });
  reportError(
    "Opening",
    new AggregateError([new Error(`refused a:${secret}`), new Error(`password=${secret}`)]),
  );
  expect(log).toHaveBeenCalledTimes(3);
  expect(log.mock.calls.flat().join("\n").replace(`refused a:${secret}`, "")).not.toContain(secret);
  log.mockRestore();
});
