/** What a mapping makes of a sample: conversations to look at, counts, and the rows that cannot be read. */
import type { Speaker } from "#app/events/vocabulary.ts";
import { badScore, goodScore, normaliseScore } from "#app/facts/ratings.ts";
import type { HandoffItem, MessageItem, RatingItem } from "#app/reports/transcript-items.ts";
import type { WireRecord } from "#app/sources/source-adapter.ts";
import { openMapped } from "./mapped-adapter.ts";
import type { Mapping } from "./mapping.ts";
import type { Sample } from "./sample.ts";

export type PreviewItem = MessageItem | HandoffItem | RatingItem;
export type PreviewConversation = { id: string; customer: string | null; items: PreviewItem[] };
export type PreviewProblem = {
  field: string | null;
  reason: string;
  rows: number;
  /** Where the first of them stands. */
  line: number;
};
export type Preview = {
  /** Of the sample. */
  rows: number;
  counts: Record<"conversation" | "message" | "handoff" | "rating" | "order", number>;
  conversations: PreviewConversation[];
  /** Most rows first. */
  problems: PreviewProblem[];
};

/** Reads the sample as an import reads the file. */
export function previewMapping(mapping: Mapping, sample: Pick<Sample, "rows">): Preview {
  const reader = openMapped(mapping, { key: "preview", currency: mapping.currency });
  const outputs = [
    ...sample.rows.flatMap(({ line, fields }) => reader.push(JSON.stringify(fields), line)),
    ...reader.end(),
  ];
  const counts = { conversation: 0, message: 0, handoff: 0, rating: 0, order: 0 };
  const conversations = new Map<string, PreviewConversation>();
  const problems = new Map<string, PreviewProblem>();
  for (const output of outputs) {
    if ("reason" in output) {
      const { field, reason, line } = output;
      const key = `${field}\n${reason}`;
      const known = problems.get(key);
      if (known) known.rows += 1;
      else problems.set(key, { field, reason, line, rows: 1 });
      continue;
    }
    const record = output.record as WireRecord;
    const type = String(record.type);
    if (type === "order" || type === "message" || type === "handoff" || type === "rating") counts[type] += 1;
    if (type !== "order" && type !== "refund") place(record, conversations);
  }
  counts.conversation = conversations.size;
  for (const { items } of conversations.values())
    items.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
  return {
    ...{ rows: sample.rows.length, counts },
    conversations: [...conversations.values()],
    problems: [...problems.values()].toSorted((a, b) => b.rows - a.rows),
  };
}

function place(record: WireRecord, conversations: Map<string, PreviewConversation>): void {
  const id = String(record.type === "conversation" ? record.id : record.conversation);
  const found = conversations.get(id) ?? { id, customer: null, items: [] };
  conversations.set(id, found);
  if (typeof record.customer === "string") found.customer ??= record.customer;
  const item = buildItem(record, found.items);
  if (item && !found.items.some((known) => known.what === item.what && known.id === item.id))
    found.items.push(item);
}

const read = (value: unknown) => (typeof value === "string" ? value : null);

function buildItem(record: WireRecord, before: readonly PreviewItem[]): PreviewItem | null {
  const id = String(record.id);
  const at = typeof record.at === "number" ? record.at : null;
  switch (record.type) {
    case "message":
      return {
        ...{ what: "message", id, at: at ?? 0, speaker: record.from as Speaker, sender: read(record.sender) },
        ...{ text: read(record.text), kind: null, isKindInferred: false, entry: read(record.entry) },
        confidence: typeof record.confidence === "number" ? record.confidence : null,
        matched: typeof record.matched === "boolean" ? record.matched : null,
        intent: read(record.intent),
        products: Array.isArray(record.products) ? record.products.map(String) : [],
        isTimeInferred: record.at_inferred === true,
        ...{ gone: null, extra: null },
      };
    case "handoff":
      return {
        ...{ what: "handoff", id, at: at ?? 0, requestedBy: read(record.requested_by), isExecuted: true },
        ...{
          words: read(record.reason),
          target: null,
          isFirst: !before.some(({ what }) => what === "handoff"),
        },
      };
    case "rating":
      return buildRating(record, id, at);
    default:
      return null;
  }
}

function buildRating(record: WireRecord, id: string, at: number | null): RatingItem {
  const [score, worst, best] = [Number(record.score), Number(record.worst), Number(record.best)];
  const normalised = normaliseScore({ score, worst, best });
  return {
    ...{ what: "rating", id, at, score, worst, best, normalised, ratedPart: read(record.of) },
    verdict: normalised >= goodScore ? "good" : normalised <= badScore ? "bad" : "middling",
    isInvited: null,
    isSolved: typeof record.solved === "boolean" ? record.solved : null,
    comment: read(record.comment),
  };
}
