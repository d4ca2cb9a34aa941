import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { noteTranscript } from "#app/access/note-access.ts";
import { AppFrame } from "#app/components/app-shell/app-frame.tsx";
import { ShellProvider } from "#app/components/app-shell/shell-context.tsx";
import { ErrorPage } from "#app/components/page/error-page.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { loadDrawerReport } from "#app/reports/drawer.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { loadShellReport } from "#app/reports/shell.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { readRising } from "#app/routes/preferences/cookies.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { DrawerContent } from "./drawer-content.tsx";

export const headers = sendTiming;

/** The frame of every page, and what its drawer shows: the list behind a number, a transcript. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await timing.measure("stores", () => loadPageFrame(context, search));
  const [shell, drawer, rising] = await Promise.all([
    timing.measure("shell", () => loadShellReport(context, frame)),
    timing.measure("drawer", () => loadDrawerReport(context, frame)),
    readRising(request),
  ]);
  const transcript = drawer?.transcript;
  if (transcript && transcript !== "missing") await noteTranscript(context, transcript.conversationId);
  return timing.respond({ shell: { ...shell, rising }, drawer });
}

/** Pages about what was sent, about who may see it, or about all there is of a customer, not about a period of it. */
const withoutScope = /^\/(imports|settings|account|customers)\b/;

export default function AppLayout() {
  const { shell, drawer } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <ShellProvider shell={shell}>
      <AppFrame hasTopBar={!withoutScope.test(pathname)}>
        <Outlet />
      </AppFrame>
      <DrawerContent drawer={drawer} />
    </ShellProvider>
  );
}

/** A page that failed stands where it would have stood; only when the frame failed too there is nothing around it. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("routes/_app");
  if (!frame) return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
  return (
    <ShellProvider shell={frame.shell}>
      <AppFrame hasTopBar={false}>
        <PageError />
      </AppFrame>
    </ShellProvider>
  );
}
