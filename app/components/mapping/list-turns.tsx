import { useText } from "#app/i18n/use-text.tsx";
import { listItemNames } from "#app/mapping/guess-turns.ts";
import { listSpeakerWords } from "#app/mapping/guess-mapping.ts";
import type { MappedTurns } from "#app/mapping/mapping.ts";
import { guessRole } from "#app/mapping/speaker-words.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";

type ListTurns = Extract<MappedTurns, { as: "list" }>;
type Props = { draft: Draft; actions: DraftActions; turns: ListTurns };

/** Which values of the objects in a transcript's list say who, what and when. */
export function ListTurns({ draft, actions, turns }: Props) {
  const t = useText();
  const { sample, mapping } = draft;
  const column = mapping.columns.transcript;
  if (column === undefined) return null;
  const names = listItemNames(sample, column);
  const choicesFor = (chosen: string) =>
    [...new Set([chosen, ...names])].map((value) => ({ value, label: value }));
  const chooseSpeaker = (speaker: string) => {
    const next = { ...turns, speaker };
    const words = listSpeakerWords(sample, { ...mapping, turns: next });
    const guessed = words.slice(0, 60).flatMap((word) => {
      const role = guessRole(word);
      return role === null ? [] : [[word, role] as const];
    });
    actions.edit({ turns: next, speakers: Object.fromEntries(guessed) });
  };
  return (
    <section className="grid gap-2" data-turns>
      <h3 className="text-xs font-semibold">{t("mapping.turns")}</h3>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        <LabelledSelect
          label={t("mapping.field.speaker")}
          value={turns.speaker}
          choices={choicesFor(turns.speaker)}
          onChange={chooseSpeaker}
        />
        <LabelledSelect
          label={t("mapping.field.text")}
          value={turns.text}
          choices={choicesFor(turns.text)}
          onChange={(text) => actions.edit({ turns: { ...turns, text } })}
        />
        <LabelledSelect
          label={t("mapping.field.at")}
          value={turns.at ?? ""}
          choices={[{ value: "", label: "–" }, ...names.map((value) => ({ value, label: value }))]}
          onChange={(at) => actions.edit({ turns: { ...turns, at: at === "" ? null : at } })}
        />
      </div>
    </section>
  );
}
