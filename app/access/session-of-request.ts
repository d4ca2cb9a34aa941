/** The person behind a request of the pages around signing in. */
import { data, type AppLoadContext } from "@remix-run/node";
import type { SessionPerson } from "#db/access/sessions.ts";
import { findUser, type UserRow } from "#db/access/users.ts";
import type { Visit } from "./enter.ts";
import { findSessionPerson, type SessionPrincipal } from "./find-session-principal.ts";

export function describeVisit(request: Request, { client }: Pick<AppLoadContext, "client">): Visit {
  return { client, headers: request.headers };
}

/** Who has a session, also one that waits for the second factor. */
export function readSessionPerson(request: Request, context: AppLoadContext): Promise<SessionPerson | null> {
  return findSessionPerson(context.importDb, {
    cookie: request.headers.get("cookie"),
    isSecure: context.client.isSecure,
    allowsDemo: context.signIn.allowsDemo,
  });
}

/** The signed-in person; 403 for keys, which have no account. */
export async function requirePerson(
  context: AppLoadContext,
): Promise<{ principal: SessionPrincipal; user: UserRow }> {
  const { principal } = context;
  const user =
    principal?.kind === "person" && principal.id !== null
      ? await findUser(context.importDb, principal.id)
      : undefined;
  if (!user) throw data(null, { status: 403 });
  return { principal: principal as SessionPrincipal, user };
}
