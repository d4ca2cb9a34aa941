/** Which files of an archive are read, and in which order; pure. */
import { UnreadableInput } from "../raw-record.ts";

/** The two of a 网易七鱼 export, sessions first, so that a conversation is known before its messages. */
const qiyuFiles = ["session.txt", "message.txt"] as const;
const shownNames = 5;

type Named = { path: string };

/** A workbook (.xlsx) is an archive too, and is read as a whole. */
export function isWorkbook(files: readonly Named[]): boolean {
  return files.some(({ path }) => path === "[Content_Types].xml");
}

export function isOfQiyu({ path }: Named): boolean {
  return qiyuFiles.some((name) => name === nameOf(path));
}

/** Files that belong together, read as one; throws UnreadableInput where it is not plain which those are. */
export function chooseFiles<File extends Named>(files: readonly File[]): File[] {
  const known = files.filter(({ path }) => !isLeftover(path));
  const named = qiyuFiles.map((name) => known.filter(({ path }) => nameOf(path) === name));
  if (known.length > 0 && named.every((found) => found.length <= 1) && named.flat().length === known.length) {
    return named.flat();
  }
  if (known.length === 1) return [...known];
  if (known.length === 0) throw new UnreadableInput("an archive without files");
  const names = known.slice(0, shownNames).map(({ path }) => path);
  const rest = known.length > shownNames ? ` and ${known.length - shownNames} more` : "";
  throw new UnreadableInput(
    `an archive of several files (${names.join(", ")}${rest}): unpack it and import them one by one`,
  );
}

export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1)!;
}

/** What systems leave in an archive beside what was put there. */
function isLeftover(path: string): boolean {
  return path.startsWith("__MACOSX/") || nameOf(path).startsWith(".") || nameOf(path) === "Thumbs.db";
}
