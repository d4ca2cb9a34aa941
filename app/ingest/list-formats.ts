import type { Capabilities, Recording, SourceAdapter } from "#app/sources/source-adapter.ts";

const names: Readonly<Record<keyof Capabilities, string>> = {
  messageTimes: "times of messages",
  botMarks: "who is a bot",
  handoffs: "handoffs",
  handoffReasons: "reasons of handoffs",
  ratings: "ratings",
  misses: "answers the bot does not have",
  customerIds: "customers' ids",
  topics: "topics",
  channels: "channels",
  orders: "orders",
  refunds: "refunds",
};

/** The formats in plain words: by which id each is named, what it takes, what it infers and what it cannot tell. */
export function listFormats(adapters: readonly SourceAdapter[]): string {
  return adapters.map(describeFormat).join("\n");
}

function describeFormat({ id, title, recognises, settings, capabilities }: SourceAdapter): string {
  const which = (recording: Recording) =>
    (Object.keys(names) as (keyof Capabilities)[])
      .filter((name) => capabilities[name] === recording)
      .map((name) => names[name])
      .join(", ");
  const lines = [
    `${id}  (${title})`,
    `  reads: ${recognises}`,
    ...Object.entries(settings ?? {}).map(([name, meaning]) => `  ${id}?${name}=…: ${meaning}`),
    `  records: ${which("recorded")}`,
    `  infers: ${which("inferred")}`,
    `  cannot tell: ${which("not recorded")}`,
  ];
  return `${lines.filter((line) => !line.endsWith(": ")).join("\n")}\n`;
}
