const endings: readonly [string, string][] = [
  ["ies", "y"],
  ["ing", ""],
  ["ed", ""],
  ["es", "e"],
  ["s", ""],
];

/** An English word without its commonest endings, so that "refunded", "refunds" and "refund" are one; rough on purpose. */
export function stem(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const ending = endings.find(
    ([end]) => word.endsWith(end) && word.length - end.length >= 3 && !word.endsWith("ss"),
  );
  let short = ending ? word.slice(0, word.length - ending[0].length) + ending[1] : word;
  if (short.length > 3 && /([bdglmnprt])\1$/.test(short)) short = short.slice(0, -1);
  if (short.length > 3 && short.endsWith("e")) short = short.slice(0, -1);
  return short;
}
