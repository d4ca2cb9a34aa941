import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { companyCookie } from "#app/access/company-cookie.ts";
import { enterByCompany } from "#app/access/enter-by-company.ts";
import { describeVisit } from "#app/access/session-of-request.ts";
import { reportError } from "#app/server/report-error.ts";

/** Where the company's own sign-in sends the reader back to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { company } = context.signIn;
  if (!company) return redirect("/sign-in");
  const cookie = companyCookie(context.client.isSecure);
  const kept: unknown = await cookie.parse(request.headers.get("cookie"));
  // Good for one answer only.
  const headers = new Headers({ "Set-Cookie": await cookie.serialize("", { maxAge: 0 }) });
  try {
    const answer = await company.finish(new URL(request.url), typeof kept === "string" ? kept : null);
    const visit = describeVisit(request, context);
    const entered = await enterByCompany(context.importDb, context.signIn, { answer, visit });
    if (!entered) return redirect("/sign-in?notice=refused", { headers });
    headers.append("Set-Cookie", entered.cookie);
    const { isPending, to } = entered;
    return redirect(isPending ? `/second-factor?to=${encodeURIComponent(to)}` : to, { headers });
  } catch (error) {
    reportError("the company's sign-in failed", error);
    return redirect("/sign-in?notice=failed", { headers });
  }
}
