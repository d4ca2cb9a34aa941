import { afterEach, beforeEach, vi } from "vitest";

type Call = { method: "warn" | "error"; text: string };

let calls: Call[] = [];

/** Takes back what was printed since the test began, for a test that expects it; the rest fails the test. */
export function takeConsoleCalls(): Call[] {
  const taken = calls;
  calls = [];
  return taken;
}

beforeEach(() => {
  calls = [];
  for (const method of ["warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      calls.push({ method, text: args.map(describe).join(" ") });
    });
  }
});

afterEach(() => {
  const left = takeConsoleCalls();
  vi.restoreAllMocks();
  if (left.length === 0) return;
  throw new Error(
    `the test printed:\n${left.map(({ method, text }) => `console.${method}: ${text}`).join("\n")}`,
  );
});

function describe(value: unknown): string {
  return value instanceof Error ? (value.stack ?? value.message) : String(value);
}
