import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { homes } from "#app/access/home.ts";

/** Everybody starts where their own question is answered; whoever is not known, by signing in. */
export function loader({ context: { principal } }: LoaderFunctionArgs) {
  return redirect(principal ? homes[principal.role] : "/sign-in");
}
