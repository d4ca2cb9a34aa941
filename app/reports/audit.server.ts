/** The audit as its page and its file show it. */
import { auditActions, type AuditAction } from "#app/access/audit-actions.ts";
import {
  listAuditActors,
  listAuditEntries,
  type AuditEntry,
  type AuditFilter,
} from "#db/audit/list-entries.ts";
import type { Db } from "#db/connection.ts";
import { listStores } from "#db/queries/stores.ts";
import { byteOrderMark, writeCsvLine, type CsvCell } from "./csv.ts";

const pageSize = 100;
const filePageSize = 1_000;

export type AuditSearch = Omit<AuditFilter, "timezone" | "action"> & {
  action: AuditAction | null;
  before: number | null;
};

/** Reads `?who=&did=&in=&since=&until=&before=`; what is not understood is left out. */
export function parseAuditSearch(params: URLSearchParams): AuditSearch {
  const match = (name: string, pattern: RegExp) => pattern.exec(params.get(name) ?? "")?.[0] ?? null;
  const number = (name: string) => {
    const text = match(name, /^\d{1,15}$/);
    return text === null ? null : Number(text);
  };
  const day = (name: string) => {
    const text = match(name, /^\d{4}-\d\d-\d\d$/);
    return text !== null && !Number.isNaN(Date.parse(text)) ? text : null;
  };
  return {
    actor: match("who", /^(person|key|system|unknown):\d{0,15}$/),
    action: auditActions.find((action) => action === params.get("did")) ?? null,
    storeId: number("in"),
    from: day("since"),
    to: day("until"),
    before: number("before"),
  };
}

/** Days are those of the stores' clock while they share one. */
async function readSurroundings(db: Db) {
  const stores = await listStores(db, { allStores: true });
  const zones = new Set(stores.map(({ timezone }) => timezone));
  return { stores, timezone: zones.size === 1 ? [...zones][0]! : "UTC" };
}

export async function loadAuditReport(db: Db, search: AuditSearch) {
  const { stores, timezone } = await readSurroundings(db);
  const [page, actors] = await Promise.all([
    listAuditEntries(db, { ...search, timezone }, { before: search.before, limit: pageSize }),
    listAuditActors(db),
  ]);
  return {
    ...page,
    actors,
    stores: stores.map(({ storeId, name }) => ({ storeId, name })),
    timezone,
    search,
  };
}

const columns: readonly [string, (entry: AuditEntry) => CsvCell][] = [
  ["at", ({ at }) => new Date(at).toISOString()],
  ["actor_kind", ({ actorKind }) => actorKind],
  ["actor", ({ actorName }) => actorName],
  ["role", ({ actorRole }) => actorRole],
  ["action", ({ action }) => action],
  ["store", ({ storeName }) => storeName],
  ["subject", ({ subject }) => JSON.stringify(subject)],
  ["address", ({ address }) => address],
];

/** The lines of the file, header first. */
export async function* writeAuditFile(db: Db, search: AuditSearch): AsyncGenerator<string> {
  const { timezone } = await readSurroundings(db);
  yield byteOrderMark + writeCsvLine(columns.map(([name]) => name));
  for (let before: number | null = null; ;) {
    const page: Awaited<ReturnType<typeof listAuditEntries>> = await listAuditEntries(
      db,
      { ...search, timezone },
      { before, limit: filePageSize },
    );
    yield page.entries.map((entry) => writeCsvLine(columns.map(([, read]) => read(entry)))).join("");
    if (page.next === null) return;
    before = page.next;
  }
}
