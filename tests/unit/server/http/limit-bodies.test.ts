import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { limitBodies } from "#app/server/http/limit-bodies.ts";

async function serve(arrivalMs: number) {
  const app = express();
  app.use(limitBodies(arrivalMs));
  app.all("*", (request, response) => {
    request.on("data", () => undefined);
    request.on("end", () => response.end("taken"));
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  /** Says that 100 bytes will come and sends one each 20 ms, `count` in all. */
  return async (path: string, count: number) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    let heard = "";
    socket.on("data", (chunk: Buffer) => {
      heard += chunk.toString();
      socket.end();
    });
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${count}\r\n\r\n`);
    let sent = 0;
    const drip = setInterval(() => {
      if (sent < count && !socket.destroyed) socket.write("a");
      sent += 1;
    }, 20);
    await new Promise((resolve) => socket.once("close", resolve));
    clearInterval(drip);
    return { heard, sent };
  };
}

test("a body that trickles is given up in time, unless its route takes files", async () => {
  const send = await serve(300);
  const slow = await send("/preferences", 100);
  expect(slow.heard).toBe("");
  expect(slow.sent).toBeLessThan(60);
  expect((await send("/webhooks/x", 100)).heard).toBe("");
  expect((await send("/api/v1/hooks/shopify/x", 100)).heard).toBe("");
  expect((await send("/preferences", 3)).heard).toContain("taken");
  expect((await send("/imports/upload", 50)).heard).toContain("taken");
});
