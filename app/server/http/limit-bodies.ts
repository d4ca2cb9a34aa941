import type { RequestHandler } from "express";
import { isDeliveryPath } from "#app/connections/delivery-path.ts";

const mib = 1024 * 1024;

/** Forms and questions. */
const usualLimit = mib;
/** A line edited in place, as JSON; a platform's delivery. */
const lineLimit = 4 * mib;
/** Longest a body within these limits may take to arrive, in ms. */
const arrivalMs = 30_000;

/** Bodies that are read as a stream, each against a limit of its own. */
const streamed = /^\/(api\/v1\/events|imports\/upload|imports\/\d+\/quarantine\/file)(\.data)?\/?$/;
const lines = /^\/imports\/\d+\/quarantine\//;

/** Refuses bodies over what their route can need before anything reads them, and drops those that trickle. */
export function limitBodies(longestArrivalMs = arrivalMs): RequestHandler {
  return (request, response, next) => {
    const { headers, path } = request;
    const hasBody = headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
    if (!hasBody || streamed.test(path)) return next();
    // Deliveries are counted while they are read, with or without a length told.
    const isDelivery = isDeliveryPath(path);
    const limit = isDelivery || lines.test(path) ? lineLimit : usualLimit;
    if (headers["content-length"] === undefined && !isDelivery) {
      response.status(411).set("Connection", "close").json({ error: "send Content-Length" });
      return;
    }
    if (Number(headers["content-length"]) > limit) {
      response
        .status(413)
        .set("Connection", "close")
        .json({ error: `body over ${limit / mib} MiB` });
      return;
    }
    const timer = setTimeout(() => request.destroy(), longestArrivalMs).unref();
    for (const event of ["end", "close"]) request.once(event, () => clearTimeout(timer));
    next();
  };
}
