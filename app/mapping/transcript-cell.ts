/** A whole conversation in one cell: who, when, what, line by line. */
import { FieldFault } from "#app/sources/orders/fields.ts";

export type CellTurn = {
  /** As the cell names them. */
  speaker: string;
  /** As written; null where the cell tells none. */
  time: string | null;
  text: string;
};

const moment = String.raw`(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T ]*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?`;
const bracket = { open: String.raw`[\[(（【]?\s*`, close: String.raw`\s*[\])）】]?` };
const name = String.raw`([^\s:：\[\]()（）【】][^:：\[\]()（）【】\n]{0,39}?)`;
const timeFirst = new RegExp(
  String.raw`^\s*${bracket.open}(${moment})${bracket.close}\s*${bracket.open}${name}${bracket.close}\s*[:：]\s*(.*)$`,
);
const nameFirst = new RegExp(
  String.raw`^\s*${bracket.open}${name}${bracket.close}\s*${bracket.open}(${moment})${bracket.close}\s*(?:[:：]\s*(.*))?$`,
);
const bare = new RegExp(String.raw`^\s*${bracket.open}${name}${bracket.close}\s*[:：]\s*(.*)$`);

/** A line that begins a turn, or null for one that goes on with it. */
function readHead(line: string, isSpeaker: (word: string) => boolean): CellTurn | null {
  const timed = timeFirst.exec(line);
  if (timed) return { time: timed[1]!, speaker: timed[2]!.trim(), text: timed[3]! };
  const named = nameFirst.exec(line);
  if (named) return { speaker: named[1]!.trim(), time: named[2]!, text: named[3] ?? "" };
  const plain = bare.exec(line);
  // A colon stands in what people write too: without a time only a known name begins a turn.
  if (plain && isSpeaker(plain[1]!.trim())) return { speaker: plain[1]!.trim(), time: null, text: plain[2]! };
  return null;
}

/** The turns of a cell. A cell of which the first line begins none is a fault of `column`. */
export function splitTranscript(
  cell: string,
  isSpeaker: (word: string) => boolean,
  column: string,
): CellTurn[] {
  const turns: CellTurn[] = [];
  for (const line of cell.replace(/<br\s*\/?>/gi, "\n").split(/\r?\n/)) {
    const head = readHead(line, isSpeaker);
    const last = turns.at(-1);
    if (head) turns.push(head);
    else if (last) last.text = last.text === "" ? line.trim() : `${last.text}\n${line}`;
    else if (line.trim() !== "")
      throw new FieldFault(column, "begins with no speaker that the mapping knows");
  }
  return turns.map((turn) => ({ ...turn, text: turn.text.trim() }));
}

/** Every name that stands where a speaker does, for guessing: those of the lines with times, or of short beginnings. */
export function listSpeakers(cell: string): string[] {
  return cell
    .replace(/<br\s*\/?>/gi, "\n")
    .split(/\r?\n/)
    .flatMap((line) => readHead(line, (word) => word.length <= 8)?.speaker ?? []);
}
