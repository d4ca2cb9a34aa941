import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { matchPriority } from "./backend-priority.ts";
import { CopyClient } from "./copy-client.ts";
import type { Database } from "./database.ts";

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

const oid = { int8: 20, date: 1082, timestamptz: 1184 } as const;

/** bigint → number, and a bug rather than a rounded figure beyond 2^53; dates stay YYYY-MM-DD; instants become epoch ms. */
function parseColumn(type: number): ((text: string) => unknown) | undefined {
  if (type === oid.int8) return parseSafeInteger;
  if (type === oid.date) return (text) => text;
  if (type === oid.timestamptz)
    return (text) => Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  return undefined;
}

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer ${text} is beyond 2^53`);
  return value;
}

export type ConnectionOptions = {
  max?: number;
  /** Longest a statement may run in ms; 0 never stops one (imports, rebuilds). */
  statementTimeoutMs?: number;
  onIdleError?: (error: Error) => void;
};

/** A transaction left open without a statement keeps its locks: it is taken back after so many ms. */
const longestPauseMs = 60_000;

/** Opens a pool. `timestamptz` columns read as epoch ms, `bigint` as number, `date` as YYYY-MM-DD. */
export function createDatabase(url: string, options: ConnectionOptions = {}): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });
}

/** The connections under `createDatabase`. */
export function createPool(url: string, options: ConnectionOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    Client: CopyClient,
    connectionString: url,
    max: options.max ?? 10,
    allowExitOnIdle: true,
    statement_timeout: options.statementTimeoutMs ?? 5_000,
    // Where statements may take long, so may what stands between them.
    idle_in_transaction_session_timeout: options.statementTimeoutMs === 0 ? 0 : longestPauseMs,
    connectionTimeoutMillis: 5_000,
    application_name: "apiary",
    types: {
      getTypeParser: (type: number, format?: string) =>
        (format !== "binary" && parseColumn(type)) || pg.types.getTypeParser(type, format as "text"),
    },
  });
  pool.on("error", (error) => options.onIdleError?.(error));
  // Lost between two queries of a transaction, a connection tells of it at the next one; without a listener, by a crash.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", matchPriority);
  return pool;
}
