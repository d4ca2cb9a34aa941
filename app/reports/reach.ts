type Reaching = { firstDay: string | null; lastDay: string | null };

/** The first and the last day any of the stores has a conversation on; null when none has. */
export function getReach(stores: readonly Reaching[]): { firstDay: string; lastDay: string } | null {
  const first = stores.flatMap(({ firstDay }) => firstDay ?? []).toSorted()[0];
  const last = stores
    .flatMap(({ lastDay }) => lastDay ?? [])
    .toSorted()
    .at(-1);
  return first && last ? { firstDay: first, lastDay: last } : null;
}

type Maturing = { dataThrough: number | null; recontactHours: number };

/** Epoch ms by which every conversation begun so far is matured: data through plus the window; null without data. */
export function getMaturityTime(stores: readonly Maturing[], recontactHours: number | null): number | null {
  const times = stores.flatMap(({ dataThrough, recontactHours: own }) =>
    dataThrough === null ? [] : [dataThrough + (recontactHours ?? own) * 3_600_000],
  );
  return times.length === 0 ? null : Math.max(...times);
}
