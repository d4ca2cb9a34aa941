import type { LoaderFunctionArgs } from "@remix-run/node";

/** Server-sent events: tells an open page when what it shows has changed. */
export function loader({ request, context }: LoaderFunctionArgs): Response {
  return new Response(context.updates.open(request.signal, context.scope), {
    headers: {
      "Content-Type": "text/event-stream",
      // Neither our compression nor a proxy may hold messages back.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
