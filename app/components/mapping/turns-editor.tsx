import { useId, useMemo, useState } from "react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Mapping } from "#app/mapping/mapping.ts";
import { listTexts } from "#app/mapping/sample.ts";
import { anyOther } from "#app/mapping/speaker-of.ts";
import { openTurnRules, tracePieces, type TextTurns } from "#app/mapping/transcript-cell.ts";
import { mostStarts, usualStarts } from "#app/mapping/turn-starts.ts";
import { RawTranscript } from "./raw-transcript.tsx";
import { StartField } from "./start-field.tsx";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";

type Props = { draft: Draft; actions: DraftActions; turns: TextTurns };

/** By what a transcript is split into turns, and a cell as it is split. */
export function TurnsEditor({ draft, actions, turns }: Props) {
  const t = useText();
  const format = useFormat();
  const { mapping, sample } = draft;
  const { transcript: column } = mapping.columns;
  const cells = useMemo(() => (column === undefined ? [] : listTexts(sample, column)), [sample, column]);
  const traced = useMemo(() => traceCells(cells, turns, mapping.speakers), [cells, turns, mapping.speakers]);
  const starts = turns.starts ?? usualStarts;
  const change = (changes: Partial<TextTurns>) => actions.edit({ turns: { ...turns, ...changes } });
  if (column === undefined) return null;
  return (
    <section className="grid gap-2" data-turns>
      <header className="flex items-baseline justify-between gap-3">
        <h3 className="text-xs font-semibold">{t("mapping.turns")}</h3>
        {(turns.starts ?? turns.between) !== undefined && (
          <button
            type="button"
            className="text-xs text-honey-ink underline-offset-3 hover:underline"
            onClick={() => actions.edit({ turns: { as: "text" } })}
          >
            {t("mapping.turns.usual")}
          </button>
        )}
      </header>
      <BetweenField
        key={turns.between ?? ""}
        between={turns.between ?? ""}
        onChange={(between) => change({ between: between === "" ? undefined : between })}
      />
      <div>
        <p className="text-xs text-muted">{t("mapping.turns.starts")}</p>
        <ul className="mt-0.5 grid gap-1">
          {starts.map((start, index) => (
            <li key={`${starts.length} ${index}`}>
              <StartField
                start={start}
                note={t("mapping.turns.found", { turns: format.count(traced.counts[index] ?? 0) })}
                onChange={(next) => change({ starts: starts.with(index, next) })}
                onRemove={
                  starts.length > 1 ? () => change({ starts: starts.toSpliced(index, 1) }) : undefined
                }
              />
            </li>
          ))}
        </ul>
        {starts.length < mostStarts && (
          <button
            type="button"
            className="control mt-1.5 min-h-7 px-2 text-xs"
            onClick={() => change({ starts: [...starts, "{who}> {text}"] })}
          >
            {t("mapping.turns.add")}
          </button>
        )}
      </div>
      <RawTranscript cells={traced.cells} speakers={mapping.speakers} />
    </section>
  );
}

/** The cells in pieces, and how many turns begin in each form. */
function traceCells(cells: readonly string[], turns: TextTurns, speakers: Mapping["speakers"]) {
  const rules = openTurnRules(turns);
  const counts = rules.starts.map(() => 0);
  const isSpeaker = (word: string) => word !== anyOther && Object.hasOwn(speakers, word);
  const traced = cells.map((cell) => tracePieces(cell, rules, isSpeaker));
  for (const { head } of traced.flat()) if (head) counts[head.start]! += 1;
  return { counts, cells: traced };
}

function BetweenField({ between, onChange }: { between: string; onChange: (between: string) => void }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState(between);
  return (
    <label htmlFor={id} className="block text-xs text-muted">
      {t("mapping.turns.between")}
      <input
        id={id}
        maxLength={16}
        className="field mt-0.5 block w-full font-mono text-xs text-ink"
        placeholder={t("mapping.turns.between.line")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onChange(text)}
        onKeyDown={(event) => event.key === "Enter" && onChange(text)}
      />
    </label>
  );
}
