import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { serverOptions, silenceMs } from "#app/server/http/server-options.ts";

/** What comes back on a connection that says `words`, and after how many ms it is closed. */
async function talk(
  words: string,
  changes: object = {},
  everyMs = 0,
): Promise<{ heard: string; ms: number }> {
  const server = createServer({ ...serverOptions, ...changes }, (_request, response) => response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const started = performance.now();
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined);
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += chunk.toString()));
  socket.write(words);
  const drip = everyMs > 0 ? setInterval(() => socket.write("X-Drip: 1\r\n"), everyMs) : undefined;
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(drip);
  return { heard, ms: performance.now() - started };
}

const soon = { headersTimeout: 400, connectionsCheckingInterval: 50 };

test("headers that trickle in are cut off, however steadily they trickle", async () => {
  expect(serverOptions.headersTimeout).toBeLessThanOrEqual(10_000);
  const { heard, ms } = await talk("GET / HTTP/1.1\r\nHost: x\r\n", soon, 50);
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  expect(ms).toBeGreaterThan(350);
  expect(ms).toBeLessThan(3_000);
});

test("headers over 16 KiB are refused", async () => {
  const { heard } = await talk(`GET / HTTP/1.1\r\nHost: x\r\nCookie: ${"a".repeat(17 * 1024)}\r\n\r\n`);
  expect(heard).toMatch(/^HTTP\/1\.1 431 /);
});

test("a silent connection outlasts the heartbeat of the updates and no more than that", () => {
  expect(silenceMs).toBeGreaterThan(3 * 20_000);
  expect(silenceMs).toBeLessThanOrEqual(120_000);
});
