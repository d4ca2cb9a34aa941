import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { describeVisit } from "#app/access/session-of-request.ts";
import { signOut } from "#app/access/sign-out.ts";

/** Ends the session, here and on the server. */
export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = await signOut(context.importDb, context.principal, describeVisit(request, context));
  return redirect("/sign-in?notice=over", { headers: { "Set-Cookie": cookie } });
}

export function loader() {
  return redirect("/");
}
