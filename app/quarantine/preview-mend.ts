/** What rules would do, before anything is done: every line of the selection is put to the gate, nothing is written. */
import type { Clock } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { beforeAll, listRawLines } from "#db/quarantine/lines.ts";
import type { SettledImport } from "#db/quarantine/find-import.ts";
import type { LineGroup, Selection } from "#db/quarantine/selection.ts";
import { createLineCheck } from "./check-line.ts";
import { mendLine } from "./mend-line.ts";
import type { MendRule } from "./mend-rule.ts";
import { showRaw, type ShownRaw } from "./show-raw.ts";

export type PreviewLine = {
  line: number;
  before: ShownRaw;
  after: ShownRaw;
  isChanged: boolean;
  fault: { field: string | null; reason: string } | null;
};
export type PreviewCount = {
  looked: number;
  taken: number;
  /** What the others would still lack, most frequent first. */
  left: (LineGroup & { lines: number })[];
};

const pageLines = 500;
const pageBytes = 4 * 1024 * 1024;
const shownBytes = 2_000;
const mostLeft = 5;

/** The first lines of a selection, before and after. */
export async function previewLines(
  db: Db,
  found: SettledImport,
  selection: Selection,
  { rules, clock, lines }: { rules: readonly MendRule[]; clock: Clock; lines: number },
): Promise<PreviewLine[]> {
  const check = createLineCheck(found.format, found.store, { clock, masker: null });
  const page = await listRawLines(db, selection, { after: beforeAll, limit: lines, bytes: pageBytes });
  return page.map((line) => {
    const mended = mendLine(line.raw, rules);
    const { fault } = check(mended, line);
    return {
      line: line.line,
      before: showRaw(line.raw, shownBytes),
      after: showRaw(mended, shownBytes),
      isChanged: !mended.equals(line.raw),
      fault: fault && { field: fault.field, reason: fault.reason },
    };
  });
}

/** Counts on while the lines are read, in order; the last value is about all of them. Stops early at the signal. */
export async function* countMended(
  db: Db,
  found: SettledImport,
  selection: Selection,
  { rules, clock, signal }: { rules: readonly MendRule[]; clock: Clock; signal: AbortSignal },
): AsyncGenerator<PreviewCount> {
  const check = createLineCheck(found.format, found.store, { clock, masker: null });
  const left = new Map<string, LineGroup & { lines: number }>();
  const count = { looked: 0, taken: 0 };
  const summarise = (): PreviewCount => ({
    ...count,
    left: [...left.values()].toSorted((a, b) => b.lines - a.lines).slice(0, mostLeft),
  });
  for (let after = beforeAll; !signal.aborted;) {
    const page = await listRawLines(db, selection, { after, limit: pageLines, bytes: pageBytes });
    for (const line of page) {
      const { fault } = check(mendLine(line.raw, rules), line);
      count.looked += 1;
      if (!fault) {
        count.taken += 1;
        continue;
      }
      const group = { eventType: fault.eventType ?? null, field: fault.field, reason: fault.reason };
      const key = JSON.stringify(group);
      const known = left.get(key) ?? { ...group, lines: 0 };
      known.lines += 1;
      left.set(key, known);
    }
    const last = page.at(-1);
    if (!last) break;
    after = last;
    yield summarise();
  }
  yield summarise();
}

const previewedLines = 10;

/** Both as lines of JSON: `{"lines": […]}`, then `{"count": {…}, "isDone": …}` as often as there is news. */
export function streamPreview(
  db: Db,
  found: SettledImport,
  selection: Selection,
  rules: readonly MendRule[],
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const options = { rules, clock: { now: () => Date.now() } };
  async function* tell(): AsyncGenerator<object> {
    yield { lines: await previewLines(db, found, selection, { ...options, lines: previewedLines }) };
    let last: PreviewCount = { looked: 0, taken: 0, left: [] };
    for await (const count of countMended(db, found, selection, { ...options, signal: stop.signal })) {
      last = count;
      yield { count, isDone: false };
    }
    yield { count: last, isDone: true };
  }
  const news = tell();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await news.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    cancel() {
      stop.abort();
    },
  });
}
