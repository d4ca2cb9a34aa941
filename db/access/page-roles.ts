/**
 * The roles that pages run as. They own nothing and may only read what pages show: `apiary_page` the rows of the stores that
 * `app.stores` names, `apiary_page_all` those of all stores. Roles belong to the cluster, not to a database, and stay when a
 * dump is restored elsewhere; so they are looked for at every start rather than made by a migration.
 */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export const pageRoles = { some: "apiary_page", all: "apiary_page_all" } as const;
const names = Object.values(pageRoles);

/** The database user may not make the roles or act as them, and nobody has seen to it. */
export class PageRolesMissing extends Error {
  constructor(statements: readonly string[]) {
    super(
      `the database user may not make the roles that pages run as; let an administrator run: ${statements.join("; ")};`,
    );
  }
}

const attempts = 20;
const codes = {
  refused: "42501",
  /** Another database of the cluster was quicker: the role is there, or its row just changed. */
  beaten: ["42710", "23505", "XX000"],
};

/** Makes the roles and lets this user act as them, unless that has been done. Throws PageRolesMissing. */
export async function ensurePageRoles(db: Db): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const statements = await listMissing(db);
    if (statements.length === 0) return;
    try {
      for (const statement of statements) await sql.raw(statement).execute(db);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code === codes.refused) throw new PageRolesMissing(statements);
      if (!codes.beaten.includes(code) || attempt === attempts) throw error;
    }
  }
}

/** What is still to be done: a role to be made, a membership to be given. */
async function listMissing(db: Db): Promise<string[]> {
  const { rows } = await sql<{ user: string; name: string; exists: boolean; isMember: boolean }>`
    select quote_ident(current_user) as user, n.name, r.oid is not null as exists,
      coalesce(pg_has_role(r.oid, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end),
        false) as "isMember"
    from unnest(${names}::text[]) as n(name) left join pg_roles r on r.rolname = n.name order by n.name`.execute(
    db,
  );
  return rows.flatMap(({ user, name, exists, isMember }) => [
    ...(exists ? [] : [`create role ${name} nologin`]),
    ...(isMember ? [] : [`grant ${name} to ${user}`]),
  ]);
}
