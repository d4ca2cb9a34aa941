import { randomBytes } from "node:crypto";
import type { EntryContext, HandleErrorFunction } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/components/page/nonce.ts";
import { dropPadding } from "#app/server/drop-padding.ts";
import { buildPagePolicy } from "#app/server/http/content-policy.ts";
import { reportError } from "#app/server/report-error.ts";

/** Longest a page may stream, in ms: a little more than the 5 s a statement may take, so its error still reaches the page. */
export const streamTimeout = 6_000;

/** Streams a page: its shell at once, then the parts that are sent later. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  const nonce = randomBytes(16).toString("base64url");
  headers.set("Content-Security-Policy", buildPagePolicy(nonce, import.meta.env.DEV));
  return new Promise<Response>((resolve, reject) => {
    let responseStatus = status;
    let isShellSent = false;
    const page = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady: () => {
          isShellSent = true;
          const body = dropPadding();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
          page.pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) => {
          if (isWrongAddress(error)) return;
          responseStatus = 500;
          // Earlier ones come again through onShellError.
          if (isShellSent && !request.signal.aborted) reportError("Rendering a page", error);
        },
      },
    );
    setTimeout(() => page.abort(), streamTimeout + 1_000).unref();
  });
}

/** Logs what loaders, actions and rendering throw, once; not what the reader caused by a wrong address or by leaving. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isWrongAddress(error)) return;
  reportError(`${request.method} ${new URL(request.url).pathname}`, error);
};

function isWrongAddress(error: unknown): boolean {
  if (isRouteErrorResponse(error)) return error.status < 500;
  return error instanceof Error && error.message.startsWith("No route matches URL");
}
