import type { ErrorRequestHandler } from "express";
import { reportError } from "#app/server/report-error.ts";

/** What nobody else answered: the reader learns the status and nothing more. */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const status = readStatus(error);
  if (status === 500) reportError(`${request.method} ${request.path}`, error);
  // Too late for another answer: the connection is cut, so that half a page is not taken for a whole one.
  if (response.headersSent) return next(error);
  response.status(status).type("text/plain").send(`${status}\n`);
};

/** Express and its parts mark the client's mistakes with a status. */
function readStatus(error: unknown): number {
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
