import type { RequestHandler, Response } from "express";
import { createAttempts } from "./attempts.ts";

const mostAddresses = 10_000;
/** Doors that anybody may knock at; what guessing one account costs is up to the door. */
const doors = /^\/(sign-in|second-factor|forgot-password|choose-password|oidc)(?=[/.]|$)/;
const perDoor = { burst: 120, perSecond: 2 };
/** Answers 401: wrong keys and signatures, and pages left open after the session has ended. */
const perRefusal = { burst: 120, perSecond: 2 };

/** Slows down whoever knocks too often, by address, before a password is hashed or a key looked up. After settleAddress. */
export function limitAttempts(now: () => number = Date.now): RequestHandler {
  const knocks = createAttempts({ ...perDoor, mostAddresses, now });
  const refusals = createAttempts({ ...perRefusal, mostAddresses, now });
  return (request, response, next) => {
    const address = String(request.headers["x-forwarded-for"]);
    if (doors.test(request.path)) {
      const wait = knocks.take(address);
      return wait > 0 ? refuse(response, wait) : next();
    }
    // A key is looked up wherever it is sent.
    if (!/^\/(api|webhooks)\//.test(request.path) && request.headers.authorization === undefined)
      return next();
    const wait = refusals.look(address);
    if (wait > 0) return refuse(response, wait);
    response.once("finish", () => {
      if (response.statusCode === 401) refusals.take(address);
    });
    next();
  };
}

function refuse(response: Response, seconds: number): void {
  response
    .status(429)
    .set({ "Retry-After": String(seconds), Connection: "close" })
    .json({ error: `too many attempts; try again in ${seconds} s` });
}
