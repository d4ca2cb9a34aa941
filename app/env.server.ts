import { resolve } from "node:path";
import { z } from "zod";
import { StartUpError } from "#app/server/start-up-error.ts";

export type Environment = {
  port: number;
  host: string;
  /** Absolute path of the folder that holds the embedded database and the keys. */
  dataDir: string;
  /** An external Postgres; absent means the embedded one. */
  databaseUrl: string | undefined;
  loadsDemo: boolean;
  /** The key given by the environment; absent means the one kept in the data folder. */
  apiKey: string | undefined;
  /** The key behind tokens and customers' hashes, given by the environment; absent means the one in the data folder. */
  privacyKey: string | undefined;
  /** False leaves jobs (imports, undo) to `npm run worker`. */
  runsJobs: boolean;
  /** Largest file that may be uploaded, in bytes. */
  uploadLimit: number;
  /** True lets connections ask platforms in the own network, and by plain http. */
  pullsPrivate: boolean;
  /** True behind a proxy of ours: then X-Forwarded-Proto, -Host and -For are believed. */
  trustsProxy: boolean;
  /** Where people reach Apiary (scheme and host, no path); absent means that every request says it itself. */
  publicUrl: string | undefined;
  /** Where mails go out and from whom; absent means that links are printed on the console. */
  mail: { smtpUrl: string; mailFrom: string } | undefined;
  /** The company's own sign-in by OpenID Connect. */
  company: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
  /** True under an npm script, where losing the parent is the only news of an end the shell between kept to itself. */
  endsWithParent: boolean;
};

const bytesPerGib = 1024 ** 3;

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65535))
    .default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  APIARY_DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./)
    .refine(isWholeAddress)
    .optional(),
  APIARY_DEMO: z.enum(["on", "off"]).default("on"),
  APIARY_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  APIARY_PRIVACY_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/)
    .optional(),
  APIARY_JOBS: z.enum(["on", "off"]).default("on"),
  APIARY_UPLOAD_LIMIT_GIB: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/)
    .transform(Number)
    .default(20),
  APIARY_PULL_PRIVATE: z.enum(["on", "off"]).default("off"),
  APIARY_TRUST_PROXY: z.enum(["on", "off"]).default("off"),
  APIARY_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isBareOrigin)
    .transform((url) => new URL(url).origin)
    .optional(),
  APIARY_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./)
    .optional(),
  APIARY_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/)
    .optional(),
  APIARY_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  APIARY_OIDC_CLIENT_ID: z.string().optional(),
  APIARY_OIDC_CLIENT_SECRET: z.string().optional(),
  APIARY_OIDC_NAME: z.string().optional(),
});
type Settings = z.infer<typeof settings>;

/** A password with signs that end it ("/", "?", "#") would go on as the name of the database, and be shown as such. */
function isWholeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash } = new URL(url);
  return hash === "" && !/[/@]/.test(pathname.slice(1)) && !search.includes("@");
}

function isBareOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && `${search}${hash}${username}${password}` === "";
}

const expected: Record<keyof Settings, string> = {
  PORT: "a port number from 0 to 65535",
  HOST: "a host name or address to listen on",
  APIARY_DATA_DIR: "a folder",
  DATABASE_URL:
    "an address such as postgres://user:password@host:5432/database, signs such as / in the password as %2F",
  APIARY_DEMO: '"on" or "off"',
  APIARY_API_KEY: "visible ASCII characters without spaces",
  APIARY_PRIVACY_KEY: "at least 16 visible ASCII characters without spaces",
  APIARY_JOBS: '"on" or "off"',
  APIARY_UPLOAD_LIMIT_GIB: "a number of GiB such as 20 or 0.5",
  APIARY_PULL_PRIVATE: '"on" or "off"',
  APIARY_TRUST_PROXY: '"on" or "off"',
  APIARY_PUBLIC_URL: "an address without a path such as https://apiary.example.com",
  APIARY_SMTP_URL: "an address such as smtps://user:password@mail.example.com",
  APIARY_MAIL_FROM: "an address such as apiary@example.com, or Apiary <apiary@example.com>",
  APIARY_OIDC_ISSUER: "the address of the provider, such as https://login.example.com",
  APIARY_OIDC_CLIENT_ID: "what the provider calls Apiary",
  APIARY_OIDC_CLIENT_SECRET: "the secret of that client",
  APIARY_OIDC_NAME: "what the button is to say",
};

/** Settings that mean nothing without others. */
const needs: Partial<Record<keyof Settings, (keyof Settings)[]>> = {
  // A mail leads where nobody's browser has said; what a stranger's request says must not decide it.
  APIARY_SMTP_URL: ["APIARY_MAIL_FROM", "APIARY_PUBLIC_URL"],
  APIARY_MAIL_FROM: ["APIARY_SMTP_URL"],
  APIARY_OIDC_ISSUER: ["APIARY_OIDC_CLIENT_ID", "APIARY_OIDC_CLIENT_SECRET"],
  APIARY_OIDC_CLIENT_ID: ["APIARY_OIDC_ISSUER"],
  APIARY_OIDC_CLIENT_SECRET: ["APIARY_OIDC_ISSUER"],
  APIARY_OIDC_NAME: ["APIARY_OIDC_ISSUER"],
};

function refuseHalves(given: Settings): void {
  for (const [name, others] of Object.entries(needs) as [keyof Settings, (keyof Settings)[]][]) {
    const missing = others.find((other) => given[other] === undefined);
    if (given[name] !== undefined && missing) {
      throw new StartUpError(`${name} needs ${missing} too: it must be ${expected[missing]}.`);
    }
  }
}

function readMail({ APIARY_SMTP_URL: smtpUrl, APIARY_MAIL_FROM: mailFrom }: Settings): Environment["mail"] {
  return smtpUrl === undefined || mailFrom === undefined ? undefined : { smtpUrl, mailFrom };
}

function readCompany(given: Settings): Environment["company"] {
  const { APIARY_OIDC_ISSUER: issuer, APIARY_OIDC_CLIENT_ID: clientId } = given;
  const { APIARY_OIDC_CLIENT_SECRET: clientSecret, APIARY_OIDC_NAME: name } = given;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret, name: name ?? new URL(issuer).hostname };
}

/** Turns environment variables into settings; empty ones count as absent. Throws a one-line StartUpError. */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof typeof expected));
    const wanted = [...names].map((name) => `${name} must be ${expected[name]}`).join("; ");
    throw new StartUpError(`${wanted}.`);
  }
  refuseHalves(parsed.data);
  return {
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    dataDir: resolve(parsed.data.APIARY_DATA_DIR),
    databaseUrl: parsed.data.DATABASE_URL,
    loadsDemo: parsed.data.APIARY_DEMO === "on",
    apiKey: parsed.data.APIARY_API_KEY,
    privacyKey: parsed.data.APIARY_PRIVACY_KEY,
    runsJobs: parsed.data.APIARY_JOBS === "on",
    uploadLimit: Math.floor(parsed.data.APIARY_UPLOAD_LIMIT_GIB * bytesPerGib),
    pullsPrivate: parsed.data.APIARY_PULL_PRIVATE === "on",
    trustsProxy: parsed.data.APIARY_TRUST_PROXY === "on",
    publicUrl: parsed.data.APIARY_PUBLIC_URL,
    mail: readMail(parsed.data),
    company: readCompany(parsed.data),
    endsWithParent: variables.npm_lifecycle_event !== undefined,
  };
}

/** The settings of this process. */
export function loadEnvironment(): Environment {
  return parseEnvironment(process.env);
}

/** Sets what React and Vite look at; must run before either is imported. */
export function setNodeMode(mode: "production" | "development"): void {
  process.env.NODE_ENV = mode;
}
