import type { RequestHandler } from "express";
import { isByKeyAlone, isFromOwnPage } from "#app/access/same-origin.ts";

const reading: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** Nothing is changed by a request that another site made a reader's browser send. After settleAddress. */
export const refuseForeign: RequestHandler = (request, response, next) => {
  const { method, headers } = request;
  if (reading.includes(method) || isByKeyAlone(headers) || isFromOwnPage(headers)) {
    next();
    return;
  }
  response.status(403).set("Connection", "close").json({ error: "sent from another site" });
};
