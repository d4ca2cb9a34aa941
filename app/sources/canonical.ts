import { hasRepeatedKey } from "./repeated-keys.ts";
import type { SourceAdapter, SourceOutput } from "./source-adapter.ts";

const eventTypes =
  /"type"\s*:\s*"(store|conversation|message|handoff|rating|order|refund|click|knowledge|person|shift)"/;

/** Help desks have conversations too, but the source of an event of ours is a word. */
const foreign = /"source"\s*:\s*[{[]/;

function readLine(text: string, line: number): SourceOutput {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { line, reason: "not JSON", field: null };
  }
  if (typeof record === "object" && record !== null && hasRepeatedKey(text, record)) {
    return { line, reason: "names a field twice", field: null };
  }
  return { line, record };
}

/** Newline-delimited JSON in our own wire format. A sender says itself what it records. */
export const canonical: SourceAdapter = {
  id: "canonical",
  title: "Apiary NDJSON",
  recognises: "newline-delimited JSON of Apiary's own events, one a line",
  capabilities: {
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "recorded",
    handoffReasons: "recorded",
    ratings: "recorded",
    misses: "recorded",
    customerIds: "recorded",
    topics: "recorded",
    channels: "recorded",
    orders: "recorded",
    refunds: "recorded",
  },
  defaultStore: null,
  framing: { by: "line" },
  isStateless: true,
  detect(head, fileName) {
    const lines = head.split("\n").filter((line) => line.trim() !== "");
    const events = lines.filter(
      (line) => line.startsWith("{") && eventTypes.test(line) && !foreign.test(line),
    ).length;
    if (events > 0) return 0.5 + (0.5 * events) / lines.length;
    return /\.(ndjson|jsonl)(\.gz)?$/i.test(fileName) ? 0.4 : 0;
  },
  open: () => ({ push: (text, line) => [readLine(text, line)], end: () => [] }),
};
