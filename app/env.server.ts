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
  /** False leaves jobs (imports, undo) to `npm run worker`. */
  runsJobs: boolean;
  /** Largest file that may be uploaded, in bytes. */
  uploadLimit: number;
  /** True behind a proxy of ours: then X-Forwarded-Proto, -Host and -For are believed. */
  trustsProxy: boolean;
  /** Where people reach Apiary (scheme and host, no path); absent means that every request says it itself. */
  publicUrl: string | undefined;
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
    .optional(),
  APIARY_DEMO: z.enum(["on", "off"]).default("on"),
  APIARY_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  APIARY_JOBS: z.enum(["on", "off"]).default("on"),
  APIARY_UPLOAD_LIMIT_GIB: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/)
    .transform(Number)
    .default(20),
  APIARY_TRUST_PROXY: z.enum(["on", "off"]).default("off"),
  APIARY_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isBareOrigin)
    .transform((url) => new URL(url).origin)
    .optional(),
});

function isBareOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && `${search}${hash}${username}${password}` === "";
}

const expected: Record<keyof z.infer<typeof settings>, string> = {
  PORT: "a port number from 0 to 65535",
  HOST: "a host name or address to listen on",
  APIARY_DATA_DIR: "a folder",
  DATABASE_URL: "an address such as postgres://user:password@host:5432/database",
  APIARY_DEMO: '"on" or "off"',
  APIARY_API_KEY: "visible ASCII characters without spaces",
  APIARY_JOBS: '"on" or "off"',
  APIARY_UPLOAD_LIMIT_GIB: "a number of GiB such as 20 or 0.5",
  APIARY_TRUST_PROXY: '"on" or "off"',
  APIARY_PUBLIC_URL: "an address without a path such as https://apiary.example.com",
};

/** Turns environment variables into settings; empty ones count as absent. Throws a one-line StartUpError. */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof typeof expected));
    const wanted = [...names].map((name) => `${name} must be ${expected[name]}`).join("; ");
    throw new StartUpError(`${wanted}.`);
  }
  return {
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    dataDir: resolve(parsed.data.APIARY_DATA_DIR),
    databaseUrl: parsed.data.DATABASE_URL,
    loadsDemo: parsed.data.APIARY_DEMO === "on",
    apiKey: parsed.data.APIARY_API_KEY,
    runsJobs: parsed.data.APIARY_JOBS === "on",
    uploadLimit: Math.floor(parsed.data.APIARY_UPLOAD_LIMIT_GIB * bytesPerGib),
    trustsProxy: parsed.data.APIARY_TRUST_PROXY === "on",
    publicUrl: parsed.data.APIARY_PUBLIC_URL,
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
