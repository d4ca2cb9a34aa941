import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseEnvironment } from "#app/env.server.ts";

test("nothing set means port 3000 on this machine, the folder .data, and the demo", () => {
  expect(parseEnvironment({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: resolve(".data"),
    databaseUrl: undefined,
    loadsDemo: true,
    apiKey: undefined,
    privacyKey: undefined,
    runsJobs: true,
    uploadLimit: 20 * 1024 ** 3,
    pullsPrivate: false,
    trustsProxy: false,
    publicUrl: undefined,
    mail: undefined,
    company: undefined,
    endsWithParent: false,
  });
});

test("every setting is taken over", () => {
  const environment = parseEnvironment({
    PORT: "8080",
    HOST: "::",
    APIARY_DATA_DIR: "/srv/apiary",
    DATABASE_URL: "postgresql://a:b@db:5432/apiary",
    APIARY_DEMO: "off",
    APIARY_API_KEY: "long-enough",
    APIARY_PRIVACY_KEY: "sixteen-or-longer",
    APIARY_JOBS: "off",
    APIARY_UPLOAD_LIMIT_GIB: "0.5",
    APIARY_PULL_PRIVATE: "on",
    APIARY_TRUST_PROXY: "on",
    APIARY_PUBLIC_URL: "https://Apiary.example.com/",
    APIARY_SMTP_URL: "smtps://mail.example.com",
    APIARY_MAIL_FROM: "Apiary <apiary@example.com>",
    APIARY_OIDC_ISSUER: "https://login.example.com",
    APIARY_OIDC_CLIENT_ID: "apiary",
    APIARY_OIDC_CLIENT_SECRET: "hush",
    npm_lifecycle_event: "start",
  });
  expect(environment).toEqual({
    port: 8080,
    host: "::",
    dataDir: "/srv/apiary",
    databaseUrl: "postgresql://a:b@db:5432/apiary",
    loadsDemo: false,
    apiKey: "long-enough",
    privacyKey: "sixteen-or-longer",
    runsJobs: false,
    uploadLimit: 512 * 1024 ** 2,
    pullsPrivate: true,
    trustsProxy: true,
    publicUrl: "https://apiary.example.com",
    mail: { smtpUrl: "smtps://mail.example.com", mailFrom: "Apiary <apiary@example.com>" },
    company: {
      issuer: "https://login.example.com",
      clientId: "apiary",
      clientSecret: "hush",
      name: "login.example.com",
    },
    endsWithParent: true,
  });
});

test("an empty variable counts as absent", () => {
  expect(parseEnvironment({ PORT: "", DATABASE_URL: "" })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
  });
});

test.each([
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["DATABASE_URL", "postgres://apiary:se/same@db/apiary"],
  ["DATABASE_URL", "postgres://apiary:se#same@db/apiary"],
  ["DATABASE_URL", "postgres://apiary:1/same@db/apiary"],
  ["DATABASE_URL", "postgres://apiary:1?same@db/apiary"],
  ["DATABASE_URL", "postgres://apiary:se@/same@db:port/apiary"],
  ["APIARY_DEMO", "maybe"],
  ["APIARY_API_KEY", "with a space in it"],
  ["APIARY_TRUST_PROXY", "10.0.0.1"],
  ["APIARY_PUBLIC_URL", "service.shop.cn"],
  ["APIARY_PUBLIC_URL", "ftp://apiary.example.com"],
  ["APIARY_PUBLIC_URL", "https://apiary.example.com/folder"],
  ["APIARY_PUBLIC_URL", "https://owner:secret@apiary.example.com"],
  ["APIARY_SMTP_URL", "smtp.shop.cn"],
  ["APIARY_OIDC_ISSUER", "id.shop.cn"],
])("%s=%s is refused in one line that names it and not the value", (name, value) => {
  const run = () => parseEnvironment({ [name]: value });
  expect(run).toThrow(new RegExp(`^${name} must be [^\\n]+\\.$`));
  expect(run).not.toThrow(value);
});

test("all mistakes are named at once", () => {
  expect(() => parseEnvironment({ PORT: "x", APIARY_DEMO: "x" })).toThrow(
    /^PORT must be .*; APIARY_DEMO must be /,
  );
});

test.each([
  [{ APIARY_SMTP_URL: "smtp://localhost" }, "APIARY_MAIL_FROM"],
  [{ APIARY_SMTP_URL: "smtp://localhost", APIARY_MAIL_FROM: "a@b.example" }, "APIARY_PUBLIC_URL"],
  [{ APIARY_MAIL_FROM: "a@b.example" }, "APIARY_SMTP_URL"],
  [{ APIARY_OIDC_ISSUER: "https://login.example.com" }, "APIARY_OIDC_CLIENT_ID"],
  [{ APIARY_OIDC_CLIENT_SECRET: "hush" }, "APIARY_OIDC_ISSUER"],
])("half of what belongs together is refused: %j lacks %s", (variables, missing) => {
  const run = () => parseEnvironment(variables);
  expect(run).toThrow(new RegExp(`^APIARY_\\w+ needs ${missing} too: [^\\n]+\\.$`));
  expect(run).not.toThrow(/hush/);
});
