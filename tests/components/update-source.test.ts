import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteStatus } from "#app/live/session-end.ts";
import { openUpdates, type Connection } from "#app/live/update-source.ts";
import type { Update } from "#app/live/updates-hub.ts";

/** What the source needs of an EventSource, played by hand. */
class FakeStream {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  close() {
    this.readyState = 2;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.();
  }
}

let streams: FakeStream[];
let updates: Update[];
let connections: Connection[];
let stop: () => void;
let isOver: boolean;

function see(state: "visible" | "hidden") {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  see("visible");
  streams = [];
  updates = [];
  connections = [];
  isOver = false;
  stop = openUpdates({
    onUpdate: (update) => updates.push(update),
    onConnection: (connection) => connections.push(connection),
    openStream: () => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream as unknown as EventSource;
    },
    askIfEnded: () => Promise.resolve(isOver),
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("passes on what it hears; the first connection has missed nothing", () => {
  streams[0]!.open();
  streams[0]!.onmessage!({ data: '{"kind":"figures","stores":["east"]}' });
  expect(connections).toEqual(["live"]);
  expect(updates).toEqual([{ kind: "figures", stores: ["east"] }]);
});

test("after a break everything may have changed", () => {
  streams[0]!.open();
  streams[0]!.fail(0);
  expect(connections).toEqual(["live", "lost"]);
  expect(updates).toEqual([]);
  streams[0]!.open();
  expect(connections.at(-1)).toBe("live");
  expect(updates).toEqual([{ kind: "figures", stores: null }]);
});

test("a stream the browser gives up is opened again", () => {
  streams[0]!.fail(2);
  expect(streams.length).toBe(1);
  vi.advanceTimersByTime(2_000);
  expect(streams.length).toBe(2);
  streams[1]!.open();
  expect(updates).toEqual([{ kind: "figures", stores: null }]);
});

test("a hidden tab holds no stream, and catches up when it is seen again", () => {
  streams[0]!.open();
  see("hidden");
  expect(streams[0]!.readyState).toBe(2);
  expect(connections.at(-1)).toBe("waiting");
  see("visible");
  see("visible");
  expect(streams.length).toBe(2);
  streams[1]!.open();
  expect(updates).toEqual([{ kind: "figures", stores: null }]);
});

test("where the session is over it says so and seeks no more, until the tab is looked at again", async () => {
  streams[0]!.open();
  isOver = true;
  streams[0]!.fail(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connections).toEqual(["live", "lost", "ended"]);
  expect(streams.length).toBe(1);
  see("hidden");
  expect(connections.at(-1)).toBe("ended");
  see("visible");
  streams[1]!.open();
  expect(connections.at(-1)).toBe("live");
  expect(updates).toEqual([{ kind: "figures", stores: null }]);
});

test("any request of the page that is not let in ends it; any other answer does not", () => {
  streams[0]!.open();
  for (const status of [200, 403, 404, 500]) noteStatus(status);
  expect(connections).toEqual(["live"]);
  noteStatus(401);
  expect(connections).toEqual(["live", "ended"]);
  expect(streams[0]!.readyState).toBe(2);
  stop();
  noteStatus(401);
  expect(connections).toEqual(["live", "ended"]);
});

test("ended, it opens nothing more", () => {
  streams[0]!.fail(2);
  stop();
  vi.advanceTimersByTime(10_000);
  see("hidden");
  see("visible");
  expect(streams.length).toBe(1);
});
