import { SpeakerIcon } from "#app/components/transcript/speaker-icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { listSpeakerWords, listUnknownWords } from "#app/mapping/guess-mapping.ts";
import { speakerRoles, type SpeakerRole } from "#app/mapping/mapping.ts";
import { anyOther } from "#app/mapping/speaker-of.ts";
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
  const words = listSpeakerWords(sample, mapping);
  const sides = turns?.as === "sides" ? turns.sides : null;
  const unknown = listUnknownWords(words, speakers);
  const column = mapping.shape === "transcripts" ? columns.transcript : (columns.speaker ?? columns.sender);
  if (column === undefined) return <p className="text-xs text-muted">{t("mapping.speakers.none")}</p>;
  // What waits to be told comes first.
  const shown = [...unknown, ...words.filter((word) => !unknown.includes(word))].slice(0, mostShown);
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
                onChange={(next) =>
                  next && actions.edit({ turns: { as: "sides", sides: { ...sides, [name]: next } } })
                }
              />
            ))
          : [...shown, anyOther].map((word) => (
              <Word
                key={word}
                word={word}
                role={speakers[word]}
                onChange={(role) => {
                  const others = Object.entries(speakers).filter(([known]) => known !== word);
                  actions.edit({ speakers: Object.fromEntries(role ? [...others, [word, role]] : others) });
                }}
              />
            ))}
      </ul>
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
  onChange: (role: SpeakerRole | null) => void;
};

function Word({ word, role, onChange }: WordProps) {
  const t = useText();
  const name = word === anyOther ? t("mapping.speakers.other") : word;
  return (
    <li className="flex items-center justify-between gap-3 py-1" data-word={word}>
      <span className={`inline-flex min-w-0 items-center gap-1.5 ${word === anyOther ? "text-muted" : ""}`}>
        {role !== undefined && role !== "leave out" && <SpeakerIcon speaker={role} />}
        <span className="truncate" title={name}>
          {name}
        </span>
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
