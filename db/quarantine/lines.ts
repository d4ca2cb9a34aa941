/** Waiting lines read: for a page, for samples, one of them, all of them. Never more raw text at once than said. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { selected, type LineGroup, type Selection } from "./selection.ts";

export type LineKey = { part: number; line: number };
export const beforeAll: LineKey = { part: -1, line: -1 };

export type LineHead = LineKey & LineGroup & { store: string | null; bytes: number; head: Buffer };

/** The first `headBytes` of lines in file order after a line. */
export async function listLineHeads(
  db: Db,
  selection: Selection,
  { after, limit, headBytes }: { after: LineKey; limit: number; headBytes: number },
): Promise<LineHead[]> {
  const { rows } = await sql<LineHead>`
    select part, line, event_type as "eventType", field, reason, store_key as store, octet_length(raw) as bytes,
      substring(raw from 1 for ${headBytes}::int) as head
    from quarantined_lines
    where ${selected(selection)} and (part, line) > (${after.part}::bigint, ${after.line}::bigint)
    order by part, line limit ${limit}`.execute(db);
  return rows;
}

export type RawLine = LineKey & { store: string | null; raw: Buffer };

/** Whole lines in file order after a line: at most `limit`, and no more than fill `bytes` (but one at least). */
export async function listRawLines(
  db: Db,
  selection: Selection,
  { after, limit, bytes }: { after: LineKey; limit: number; bytes: number },
): Promise<RawLine[]> {
  const { rows } = await sql<RawLine>`
    select part, line, store_key as store, raw from (
      select *, sum(octet_length(raw)) over (order by part, line) - octet_length(raw) as before from (
        select part, line, store_key, raw from quarantined_lines
        where ${selected(selection)} and (part, line) > (${after.part}::bigint, ${after.line}::bigint)
        order by part, line limit ${limit}
      ) page
    ) summed
    where before < ${bytes} order by part, line`.execute(db);
  return rows;
}

const streamBytes = 8 * 1024 * 1024;

/** All lines of a selection in file order, in pages of bounded size. */
export async function* streamRawLines(
  db: Db,
  selection: Selection,
  from: LineKey = beforeAll,
): AsyncGenerator<RawLine[]> {
  for (let after = from; ;) {
    const page = await listRawLines(db, selection, { after, limit: 2_000, bytes: streamBytes });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last;
  }
}

const longestSample = 64 * 1024;

/** Lines from the beginning, the middle and the end of a group: `each` from every one of `places` places. */
export async function sampleLines(
  db: Db,
  selection: Selection,
  { places, each }: { places: number; each: number },
): Promise<RawLine[]> {
  const { rows } = await sql<RawLine>`
    with reach as (
      select
        (select line from quarantined_lines where ${selected(selection)} order by part, line limit 1) as first,
        (select line from quarantined_lines where ${selected(selection)} order by part desc, line desc limit 1) as last,
        (select part from quarantined_lines where ${selected(selection)} order by part, line limit 1) as first_part,
        (select part from quarantined_lines where ${selected(selection)} order by part desc, line desc limit 1) as last_part
    )
    select distinct on (part, line) picked.* from reach, generate_series(0, ${places}::int - 1) as place,
      lateral (
        select part, line, store_key as store, raw from quarantined_lines
        where ${selected(selection)} and octet_length(raw) <= ${longestSample}
          and (part, line) >= (
            first_part + (last_part - first_part) * place / ${places}::int,
            case when first_part = last_part then first + (last - first) * place / ${places}::int else 0 end
          )
        order by part, line limit ${each}
      ) picked
    order by part, line`.execute(db);
  return rows;
}

export async function countLines(db: Db, selection: Selection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from quarantined_lines where ${selected(selection)}`.execute(db);
  return rows[0]!.count;
}

export type FoundLine = RawLine & LineGroup;

export async function findLine(db: Db, importId: number, key: LineKey): Promise<FoundLine | undefined> {
  return db
    .selectFrom("quarantined_lines")
    .select(["part", "line", "store_key as store", "raw", "event_type as eventType", "field", "reason"])
    .where("import_id", "=", importId)
    .where("part", "=", key.part)
    .where("line", "=", key.line)
    .executeTakeFirst();
}

/** Lines by their keys, of one part. */
export async function findLines(db: Db, importId: number, lines: readonly number[]): Promise<RawLine[]> {
  if (lines.length === 0) return [];
  return db
    .selectFrom("quarantined_lines")
    .select(["part", "line", "store_key as store", "raw"])
    .where("import_id", "=", importId)
    .where("part", "=", 0)
    .where(sql<boolean>`line = any(${lines}::bigint[])`)
    .orderBy("line")
    .execute();
}
