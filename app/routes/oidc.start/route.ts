import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { companyCookie } from "#app/access/company-cookie.ts";
import { ownPath } from "#app/access/own-path.ts";
import { reportError } from "#app/server/report-error.ts";

/** Sends the reader to the company's own sign-in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { company } = context.signIn;
  if (!company) return redirect("/sign-in");
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  try {
    const { url, kept } = await company.begin(context.client.origin, to);
    const cookie = companyCookie(context.client.isSecure);
    return redirect(url, { headers: { "Set-Cookie": await cookie.serialize(kept) } });
  } catch (error) {
    reportError("the company's sign-in does not answer", error);
    return redirect("/sign-in?notice=failed");
  }
}
