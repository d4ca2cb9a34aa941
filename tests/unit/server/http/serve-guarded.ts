import type { AddressInfo } from "node:net";
import { request as send, createServer, type IncomingHttpHeaders } from "node:http";
import express from "express";
import { onTestFinished } from "vitest";
import { answerErrors } from "#app/server/http/answer-errors.ts";
import { addGuards, type Guarding } from "#app/server/http/guards.ts";
import { keepFromCaches } from "#app/server/http/security-headers.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
export type Asked = { method?: string; headers?: Record<string, string>; body?: string };

/** An application behind the guards that says what it was asked; 401 below /api/ and at /refused, an error at /broken. Over a real socket. */
export async function serveGuarded(given: Partial<Guarding> = {}) {
  const app = express();
  addGuards(app, { trustsProxy: false, publicUrl: undefined, readiness: async () => [], ...given });
  app.use(keepFromCaches);
  app.get("/broken", () => {
    throw new Error("select * from secrets");
  });
  app.all(["/api/*", "/refused"], (_request, response) => {
    response.status(401).json({});
  });
  app.all("*", (request, response) => {
    let length = 0;
    request.on("data", (chunk: Buffer) => (length += chunk.length));
    request.on("end", () => {
      const { protocol, hostname, headers } = request;
      response.json({ protocol, hostname, from: headers["x-forwarded-for"], length });
    });
  });
  app.use(answerErrors);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = send({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: text }),
        );
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { ask, host: `127.0.0.1:${port}` };
}
