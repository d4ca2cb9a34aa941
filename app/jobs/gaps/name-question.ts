/** A question by its source and its message, parted by a NUL; ids are one source's own. */
export function nameQuestion({ source, id }: { source: string; id: string }): string {
  return `${source}\0${id}`;
}
