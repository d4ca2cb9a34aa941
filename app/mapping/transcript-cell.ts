/** A whole conversation in one cell: who, when, what, turn by turn. */
import { FieldFault } from "#app/sources/orders/fields.ts";
import type { MappedTurns, Mapping } from "./mapping.ts";
import { guessRole } from "./speaker-words.ts";
import { compileStart, usualStarts, type TurnHead, type TurnStart } from "./turn-starts.ts";

/** A turn as the cell tells it: the speaker as it names them, the time as written. */
export type CellTurn = TurnHead;

export type TurnRules = {
  starts: readonly TurnStart[];
  /** What stands between turns; null: the end of a line. */
  between: string | null;
};

/** One piece of a cell, and what it begins; null for one that goes on with the turn before. */
export type CellPiece = { text: string; head: (TurnHead & { start: number }) | null };

export function openTurnRules({ starts, between }: Pick<TextTurns, "starts" | "between">): TurnRules {
  return { starts: (starts ?? usualStarts).map(compileStart), between: between ?? null };
}

export type TextTurns = Extract<MappedTurns, { as: "text" }>;

const usualRules = openTurnRules({});

function cut(cell: string, between: string | null): string[] {
  return between === null ? cell.replace(/<br\s*\/?>/gi, "\n").split(/\r?\n/) : cell.split(between);
}

/** The pieces of a cell, each with the form (by its place among the rules) in which it begins a turn. */
export function tracePieces(
  cell: string,
  { starts, between }: TurnRules,
  isSpeaker: (word: string) => boolean,
): CellPiece[] {
  return cut(cell, between).map((text) => {
    for (const [start, form] of starts.entries()) {
      const head = form.read(text);
      // A colon stands in what people write too: without a time only a known name begins a turn.
      if (head && (form.isTimed || isSpeaker(head.speaker))) return { text, head: { ...head, start } };
    }
    return { text, head: null };
  });
}

/** The turns of a cell. A cell of which the first piece begins none is a fault of `column`. */
export function splitTranscript(
  cell: string,
  rules: TurnRules,
  isSpeaker: (word: string) => boolean,
  column: string,
): CellTurn[] {
  const turns: CellTurn[] = [];
  for (const { text, head } of tracePieces(cell, rules, isSpeaker)) {
    const last = turns.at(-1);
    if (head) turns.push({ speaker: head.speaker, time: head.time, text: head.text });
    else if (last) last.text = last.text === "" ? text.trim() : `${last.text}${rules.between ?? "\n"}${text}`;
    else if (text.trim() !== "")
      throw new FieldFault(column, "begins with no speaker that the mapping knows");
  }
  return turns.map((turn) => ({ ...turn, text: turn.text.trim() }));
}

/**
 * Every name that stands where a speaker does, for guessing: those of the pieces with times, or in a cell without any of
 * short beginnings. `known` are found however they stand.
 */
export function listSpeakers(
  cell: string,
  rules: TurnRules = usualRules,
  known: Mapping["speakers"] = {},
): string[] {
  const isKnown = (word: string) => Object.hasOwn(known, word);
  const heads = tracePieces(cell, rules, (word) => word.length <= 8 || isKnown(word)).flatMap(
    ({ head }) => head ?? [],
  );
  const isTimed = heads.some(({ time }) => time !== null);
  return heads.flatMap(({ speaker, time }) => (time !== null || !isTimed || isKnown(speaker) ? speaker : []));
}

const signsBetween = ["||", "|", "###", "##", "；", ";", "\t"];
const least = 0.5;

/**
 * What stands between the turns of these cells: null for the end of a line, undefined where they are no transcripts. Another
 * sign has to part words that stand for somebody, since lists of properties look alike.
 */
export function guessBetween(cells: readonly string[]): string | null | undefined {
  const share = (reads: (cell: string) => boolean) => cells.filter(reads).length / Math.max(1, cells.length);
  if (share((cell) => listSpeakers(cell).length >= 2) > least) return null;
  return signsBetween.find((between) => {
    if (share((cell) => cell.includes(between)) <= least) return false;
    const rules = { ...usualRules, between };
    return (
      share((cell) => listSpeakers(cell, rules).filter((word) => guessRole(word) !== null).length >= 2) >
      least
    );
  });
}
