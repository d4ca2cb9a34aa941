/** The address of a trainer's own page. */
export const getTrainerPath = (trainer: string): string =>
  `/training/trainers/${encodeURIComponent(trainer)}`;

/** The address of the page that shows how an edit's effect was found; `at` in epoch ms. */
export const getEditPath = ({ store, entry, at }: { store: string; entry: string; at: number }): string =>
  `/training/edits/${encodeURIComponent(store)}/${encodeURIComponent(entry)}/${at}`;
