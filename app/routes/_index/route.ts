import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { homes } from "#app/access/home.ts";

/** Everybody starts where their own question is answered. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(homes[context.principal?.role ?? "viewer"]);
}
