import type { RequestHandler } from "express";

/** Why the process should get no requests now; none if it should. Never anything secret: anybody may ask. */
export type Readiness = () => Promise<string[]>;

/**
 * `/healthz`: the process is alive, whatever the database does; a supervisor restarts it when this fails. `/readyz`: it can
 * answer; 503 with `reasons` while it cannot. However many ask at once, the database is asked once.
 */
export function answerHealth(readiness: Readiness): RequestHandler {
  let asking: Promise<string[]> | null = null;
  const ask = () => (asking ??= readiness().finally(() => (asking = null)));
  return (request, response, next) => {
    if (request.path !== "/healthz" && request.path !== "/readyz") return next();
    response.set("Cache-Control", "no-store");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.status(405).set("Allow", "GET, HEAD").json({ error: "use GET" });
      return;
    }
    if (request.path === "/healthz") {
      response.json({ status: "ok" });
      return;
    }
    ask().then(
      (reasons) =>
        reasons.length === 0
          ? response.json({ status: "ready" })
          : response.status(503).json({ status: "not ready", reasons }),
      next,
    );
  };
}
