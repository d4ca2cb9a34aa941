import { useMemo } from "react";
import { SpeakerIcon } from "#app/components/transcript/speaker-icon.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { countSpeakerWords, listUnknownWords } from "#app/mapping/guess-mapping.ts";
import { speakerRoles, type SpeakerRole } from "#app/mapping/mapping.ts";
import { anyOther } from "#app/mapping/speaker-of.ts";
import { AddMarker } from "./add-marker.tsx";
import { LabelledSelect } from "./labelled-select.tsx";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";
import { WordsField } from "./words-field.tsx";

type Props = { draft: Draft; actions: DraftActions };

const mostShown = 24;

/** Whom each word stands for that tells who speaks. */
export function SpeakersEditor({ draft, actions }: Props) {
  const t = useText();
  const { mapping, sample } = draft;
  const { columns, speakers, turns } = mapping;
  const counts = useMemo(() => countSpeakerWords(sample, mapping, mapping.speakers), [sample, mapping]);
  const words = [...counts.keys()];
  const sides = turns?.as === "sides" ? turns.sides : null;
  const unknown = listUnknownWords(words, speakers);
  const column = mapping.shape === "transcripts" ? columns.transcript : (columns.speaker ?? columns.sender);
  if (column === undefined) return <p className="text-xs text-muted">{t("mapping.speakers.none")}</p>;
  // What waits to be told comes first.
  const found = [...unknown, ...words.filter((word) => !unknown.includes(word))].slice(0, mostShown);
  const absent = Object.keys(speakers).filter((word) => word !== anyOther && !counts.has(word));
  const give = (word: string, role: SpeakerRole | null) => {
    const others = Object.entries(speakers).filter(([known]) => known !== word);
    actions.edit({ speakers: Object.fromEntries(role ? [...others, [word, role]] : others) });
  };
  return (
    <section>
      <h3 className="text-xs font-semibold">
        {t("mapping.speakers")}{" "}
        <span className="font-normal text-muted">{t("mapping.speakers.note", { column })}</span>
      </h3>
      {unknown.length > 0 && (
        <p role="status" className="text-xs text-bad">
          {t("mapping.speakers.unknown", { count: unknown.length })}
        </p>
      )}
      <ul className="mt-1 divide-y divide-line" data-speakers>
        {sides
          ? Object.entries(sides).map(([name, role]) => (
              <Word
                key={name}
                word={name}
                role={role}
                count={null}
                onChange={(next) =>
                  next && actions.edit({ turns: { as: "sides", sides: { ...sides, [name]: next } } })
                }
              />
            ))
          : [...found, ...absent, anyOther].map((word) => (
              <Word
                key={word}
                word={word}
                role={speakers[word]}
                count={word === anyOther ? null : (counts.get(word) ?? 0)}
                onChange={(role) => give(word, role)}
              />
            ))}
      </ul>
      {!sides && <AddMarker onAdd={give} />}
      {mapping.shape === "messages" && columns.speaker !== undefined && columns.sender !== undefined && (
        <div className="mt-2">
          <WordsField
            label={t("mapping.robots.hint", { column: columns.sender })}
            words={mapping.robots}
            onChange={(robots) => actions.edit({ robots })}
          />
        </div>
      )}
    </section>
  );
}

type WordProps = {
  word: string;
  role: SpeakerRole | undefined;
  /** How often the first rows have it; null where that says nothing. */
  count: number | null;
  onChange: (role: SpeakerRole | null) => void;
};

function Word({ word, role, count, onChange }: WordProps) {
  const t = useText();
  const format = useFormat();
  const name = word === anyOther ? t("mapping.speakers.other") : word;
  return (
    <li className="flex items-center justify-between gap-3 py-1" data-word={word}>
      <span className={`inline-flex min-w-0 items-center gap-1.5 ${word === anyOther ? "text-muted" : ""}`}>
        {role !== undefined && role !== "leave out" && <SpeakerIcon speaker={role} />}
        <span className="truncate" title={name}>
          {name}
        </span>
        {count !== null && (
          <span className="shrink-0 text-2xs text-muted" title={t("mapping.speakers.count")}>
            {count === 0 ? t("mapping.speakers.absent") : `× ${format.count(count)}`}
          </span>
        )}
      </span>
      <LabelledSelect
        label={name}
        hidesLabel
        className="w-32 shrink-0"
        value={role ?? ""}
        choices={[
          { value: "", label: word === anyOther ? "–" : t("mapping.role.ask") },
          ...speakerRoles.map((value) => ({ value, label: t(`mapping.role.${value}`) })),
        ]}
        onChange={(value) => onChange(speakerRoles.find((known) => known === value) ?? null)}
      />
    </li>
  );
}
