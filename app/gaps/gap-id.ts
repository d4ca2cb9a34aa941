/** A gap's id, from the question that founded it; never one of `taken`. */
export function nameGap(founder: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const id = `gap_${hash(`${attempt}:${founder}`)}`;
    if (!taken.has(id)) return id;
  }
}

/** FNV-1a of the text, twice over with different beginnings: 64 bits in base 36. */
function hash(text: string): string {
  return [0x811c9dc5, 0x01234567]
    .map((seed) => {
      let state = seed;
      for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
      return (state >>> 0).toString(36).padStart(7, "0");
    })
    .join("");
}
