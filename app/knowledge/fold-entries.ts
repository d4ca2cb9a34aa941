/** Knowledge entries as their edits leave them. Pure. */

/** An edit as it was told; null where a source says nothing. Times in epoch ms. */
export type EntryEdit = {
  storeId: number;
  entry: string;
  at: number;
  action: "created" | "updated" | "published" | "retired";
  question: string | null;
  variants: readonly string[] | null;
  answer: string | null;
  topic: string | null;
  trainer: string | null;
};

export type EntryState = "live" | "retired";

export type Entry = {
  storeId: number;
  entry: string;
  state: EntryState;
  /** What the bot has: what stood when it was last published, or the last told where nothing is ever published. */
  question: string | null;
  variants: string[];
  answer: string | null;
  topic: string | null;
  /** Of the last edit that names one. */
  trainer: string | null;
  createdAt: number;
  /** Of the last edit, whatever it was. */
  changedAt: number;
  publishedAt: number | null;
  retiredAt: number | null;
};

/** Entries by store and id. Edits may come in any order; those of one instant in the order given. */
export function foldEntries(edits: readonly EntryEdit[]): Entry[] {
  const entries = new Map<string, EntryEdit[]>();
  for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
    const key = `${edit.storeId} ${edit.entry}`;
    const own = entries.get(key);
    if (own) own.push(edit);
    else entries.set(key, [edit]);
  }
  return [...entries.values()]
    .map(foldOne)
    .sort((a, b) => a.storeId - b.storeId || (a.entry < b.entry ? -1 : Number(a.entry > b.entry)));
}

function foldOne(edits: readonly EntryEdit[]): Entry {
  const first = edits[0]!;
  const published = edits.findLast(({ action }) => action === "published");
  const retired = edits.findLast(({ action }) => action === "retired");
  const last = published
    ? edits.findLast(({ action }) => action === "published" || action === "retired")!
    : edits.at(-1)!;
  const told = published ? edits.slice(0, edits.lastIndexOf(published) + 1) : edits;
  const tell = <T>(read: (edit: EntryEdit) => T | null, among = told): T | null => {
    const edit = among.findLast((one) => read(one) !== null);
    return edit ? read(edit) : null;
  };
  return {
    ...{ storeId: first.storeId, entry: first.entry },
    state: last.action === "retired" ? "retired" : "live",
    question: tell(({ question }) => question),
    variants: [...(tell(({ variants }) => variants) ?? [])],
    answer: tell(({ answer }) => answer),
    topic: tell(({ topic }) => topic, edits),
    trainer: tell(({ trainer }) => trainer, edits),
    ...{ createdAt: first.at, changedAt: edits.at(-1)!.at },
    ...{ publishedAt: published?.at ?? null, retiredAt: retired?.at ?? null },
  };
}
