/** Connections for pages: each runs as a role that sees only the stores it was handed out for. */
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Scope } from "#app/access/principal.ts";
import { createPool, type ConnectionOptions, type Db } from "../connection.ts";
import type { Database } from "../database.ts";
import { pageRoles } from "./page-roles.ts";

export type PagePool = {
  /** The pool as whoever has this scope may use it. Costs nothing until a query is run. */
  limitTo: (scope: Scope) => Db;
  destroy: () => Promise<void>;
};

/**
 * Opens a pool whose connections keep the limits they were last given, and get others before their first query for someone
 * else: a round trip only when scopes take turns. Limits are set outside of transactions, so none is undone with one.
 */
export function createPagePool(url: string, options: ConnectionOptions = {}): PagePool {
  const pool = createPool(url, options);
  const limits = new WeakMap<pg.PoolClient, string>();

  async function connect(limit: string): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (limits.get(client) === limit) return client;
    try {
      await client.query(limit);
      limits.set(client, limit);
      return client;
    } catch (error) {
      // Whose limits it has now is not known.
      client.release(true);
      throw error;
    }
  }

  return {
    limitTo(scope) {
      const limit = renderLimit(scope);
      const limited = { connect: () => connect(limit), end: () => Promise.resolve() };
      return new Kysely<Database>({ dialect: new PostgresDialect({ pool: limited }) });
    },
    destroy: () => pool.end(),
  };
}

/** Statements that give a connection the limits of a scope. */
function renderLimit(scope: Scope): string {
  if (scope.allStores) return `set role ${pageRoles.all}; set app.stores = ''`;
  const ids = [...new Set(scope.storeIds)].sort((a, b) => a - b);
  if (!ids.every((id) => Number.isInteger(id))) throw new TypeError("a scope holds ids of stores");
  return `set role ${pageRoles.some}; set app.stores = '${ids.join(",")}'`;
}
