import type { RequestHandler, Response } from "express";

/** Begins `work` once the head of the answer is on its way, and never where none is sent. */
export type AfterHead = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Adds `Server-Timing: total;dur=…`, milliseconds from the request to its headers, after what a page has put there, and
 * lets what is sent after the rest of a page begin after it: see `readAfterHead`.
 */
export const watchHead: RequestHandler = (_request, response, next) => {
  const started = performance.now();
  const headSent = new Promise<void>((resolve) => {
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
    response.writeHead = (...args: unknown[]) => {
      response.appendHeader("Server-Timing", `total;dur=${(performance.now() - started).toFixed(1)}`);
      resolve();
      return writeHead(...args);
    };
  });
  const afterHead: AfterHead = (work) => headSent.then(work);
  response.locals.afterHead = afterHead;
  next();
};

export function readAfterHead(response: Response): AfterHead {
  return response.locals.afterHead as AfterHead;
}
