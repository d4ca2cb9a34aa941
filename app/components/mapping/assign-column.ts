import { guessMapping } from "#app/mapping/guess-mapping.ts";
import type { MappingField } from "#app/mapping/mapping-fields.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import { listTexts } from "#app/mapping/sample.ts";
import { guessScale } from "#app/mapping/score-words.ts";
import { guessRole } from "#app/mapping/speaker-words.ts";
import type { Draft } from "./use-mapping-draft.ts";

/**
 * Gives a column another meaning ("": none); whatever had that meaning loses it. What hangs on it (words of speakers, scale,
 * turns) is guessed for the new column.
 */
export function assignColumn(draft: Draft, column: string, field: MappingField | ""): Partial<Mapping> {
  const { mapping, sample } = draft;
  const kept = Object.entries(mapping.columns).filter(([known, name]) => known !== field && name !== column);
  const columns: Mapping["columns"] = Object.fromEntries(field === "" ? kept : [...kept, [field, column]]);
  const changes: Partial<Mapping> = { columns };
  if (columns.score === undefined) changes.rating = null;
  if (columns.handoff === undefined && mapping.handoff.by === "column") changes.handoff = { by: "nothing" };
  if (field === "score") {
    const scale = guessScale(listTexts(sample, column), column)?.scale ?? { worst: 1, best: 5, scores: {} };
    changes.rating = { ...scale, of: mapping.rating?.of ?? null };
  }
  if (field === "speaker" || (field === "sender" && columns.speaker === undefined)) {
    const words = new Set(listTexts(sample, column));
    const guessed = [...words].flatMap((word) => {
      const role = guessRole(word);
      return role === null ? [] : [[word, role] as const];
    });
    changes.speakers = Object.fromEntries(guessed.slice(0, 60));
  }
  if (field === "handoff") changes.handoff = { by: "column", yes: ["是", "1", "yes", "true"] };
  if (field === "transcript") {
    const known = { name: draft.file.name, zone: mapping.zone, currency: mapping.currency };
    const { mapping: guess } = guessMapping({ ...sample, columns: [column] }, known, "transcripts");
    changes.turns = guess.turns ?? { as: "text" };
    changes.speakers = guess.speakers;
  }
  return changes;
}
