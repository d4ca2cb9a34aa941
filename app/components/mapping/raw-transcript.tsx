import { useState } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { Mapping } from "#app/mapping/mapping.ts";
import { anyOther } from "#app/mapping/speaker-of.ts";
import type { CellPiece } from "#app/mapping/transcript-cell.ts";

type Props = { cells: readonly (readonly CellPiece[])[]; speakers: Mapping["speakers"] };

/** The cells as they are written, one by one, with what begins a turn marked in them. */
export function RawTranscript({ cells, speakers }: Props) {
  const t = useText();
  const [asked, setAsked] = useState(0);
  const place = Math.min(asked, cells.length - 1);
  const pieces = cells[place] ?? [];
  const first = pieces.findIndex(({ head }) => head !== null);
  const knows = (word: string) => Object.hasOwn(speakers, word) || Object.hasOwn(speakers, anyOther);
  if (cells.length === 0) return null;
  return (
    <div className="rounded-md bg-sunken" data-raw-transcript>
      <header className="flex items-center justify-between gap-2 px-2.5 text-xs text-muted">
        <span>{t("mapping.turns.cell")}</span>
        <span className="inline-flex items-center gap-1">
          {(["before", "next"] as const).map((way) => (
            <button
              key={way}
              type="button"
              className={`grid size-7 place-items-center rounded-md hover:bg-raised disabled:opacity-40 ${way === "next" ? "order-last" : ""}`}
              aria-label={t(`mapping.turns.cell.${way}`)}
              disabled={way === "before" ? place <= 0 : place >= cells.length - 1}
              onClick={() => setAsked(place + (way === "before" ? -1 : 1))}
            >
              <Icon name={way === "before" ? "left" : "right"} />
            </button>
          ))}
          <span className="whitespace-nowrap">
            {t("mapping.preview.place", { place: place + 1, count: cells.length })}
          </span>
        </span>
      </header>
      <ScrollRegion label={t("mapping.turns.cell")} className="max-h-56 px-2.5 pb-2">
        <ol className="font-mono text-xs leading-relaxed">
          {pieces.map(({ text, head }, index) => (
            <li
              key={index}
              className={`break-words whitespace-pre-wrap ${head ? "" : first === -1 || index < first ? "text-bad" : "pl-4 text-muted"}`}
            >
              {head ? (
                <>
                  <mark
                    className={`rounded-sm bg-honey-wash px-0.5 ${knows(head.speaker) ? "text-ink" : "text-bad"}`}
                  >
                    {text.slice(0, text.length - head.text.length)}
                  </mark>
                  {head.text}
                </>
              ) : (
                text
              )}
            </li>
          ))}
        </ol>
      </ScrollRegion>
      <p className="px-2.5 pb-2 text-2xs text-muted">{t("mapping.turns.cell.note")}</p>
    </div>
  );
}
