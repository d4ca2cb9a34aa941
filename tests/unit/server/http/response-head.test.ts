import express from "express";
import { afterEach, expect, it } from "vitest";
import { readAfterHead, watchHead } from "#app/server/http/response-head.ts";
import type { Server } from "node:http";

let server: Server | undefined;
afterEach(() => server?.close());

/** Serves `answer` behind the handler; resolves to its address. */
async function serve(answer: express.RequestHandler): Promise<string> {
  const app = express();
  app.use(watchHead);
  app.get("/", answer);
  const listening = app.listen(0, "127.0.0.1");
  server = listening;
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("listens on no port");
  return `http://127.0.0.1:${address.port}/`;
}

it("begins what is sent later after the head, not before", async () => {
  const happened: string[] = [];
  const address = await serve((_request, response) => {
    const later = readAfterHead(response)(async () => {
      happened.push(response.headersSent || happened.includes("head") ? "later" : "too early");
      return "the rest";
    });
    setTimeout(() => {
      happened.push("head");
      response.write("at once, ");
      void later.then((rest) => response.end(rest));
    }, 20);
  });
  const response = await fetch(address);
  expect(await response.text()).toBe("at once, the rest");
  expect(happened).toEqual(["head", "later"]);
});

it("passes on a failure, and begins nothing for an answer that is never given", async () => {
  let begun = 0;
  const work = () => {
    begun++;
    return Promise.reject(new Error("no such thing"));
  };
  const address = await serve((request, response) => {
    const later = readAfterHead(response)(work);
    if (request.query["left"]) return void response.destroy();
    later.catch((error: Error) => response.end(error.message));
    response.flushHeaders();
  });
  expect(await (await fetch(address)).text()).toBe("no such thing");
  expect(begun).toBe(1);
  await expect(fetch(`${address}?left=1`)).rejects.toThrow("fetch failed");
  expect(begun).toBe(1);
});

it("says how long the head took, after what was said before", async () => {
  const address = await serve((_request, response) => {
    response.setHeader("Server-Timing", "frame;dur=1.0");
    setTimeout(() => response.end(), 30);
  });
  const header = (await fetch(address)).headers.get("server-timing") ?? "";
  expect(header).toMatch(/^frame;dur=1\.0, total;dur=\d+\.\d$/);
  expect(Number(/total;dur=([\d.]+)/.exec(header)?.[1])).toBeGreaterThanOrEqual(25);
});
