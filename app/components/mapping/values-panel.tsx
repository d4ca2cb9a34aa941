import { useId } from "react";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { HandoffMeaning } from "#app/mapping/mapping.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { ListTurns } from "./list-turns.tsx";
import { RatingEditor } from "./rating-editor.tsx";
import { SpeakersEditor } from "./speakers-editor.tsx";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";
import { TurnsEditor } from "./turns-editor.tsx";
import { WordsField } from "./words-field.tsx";

type Props = { draft: Draft; actions: DraftActions };

/** What the values of the columns mean: who is who, what is a handoff, which end of a scale is best. */
export function ValuesPanel({ draft, actions }: Props) {
  const t = useText();
  const { mapping } = draft;
  const turns = mapping.shape === "transcripts" ? mapping.turns : null;
  const isTalk = mapping.shape === "messages" || mapping.shape === "transcripts";
  const isUntimed =
    mapping.shape === "transcripts" && mapping.columns.started === undefined && !tellsTimes(draft);
  return (
    <Card title={t("mapping.values")}>
      <div className="grid gap-4">
        {turns?.as === "text" && <TurnsEditor draft={draft} actions={actions} turns={turns} />}
        {turns?.as === "list" && <ListTurns draft={draft} actions={actions} turns={turns} />}
        {isTalk && <SpeakersEditor draft={draft} actions={actions} />}
        {isTalk && <HandoffEditor draft={draft} actions={actions} />}
        {mapping.rating && (
          <RatingEditor rating={mapping.rating} onChange={(rating) => actions.edit({ rating })} />
        )}
        {mapping.shape === "orders" && <MoneyFields draft={draft} actions={actions} />}
        {isUntimed && <UntimedField draft={draft} actions={actions} />}
        {mapping.shape === "messages" && mapping.columns.conversation === undefined && (
          <GapField draft={draft} actions={actions} />
        )}
      </div>
    </Card>
  );
}

function tellsTimes({ mapping: { turns } }: Draft): boolean {
  return turns?.as === "text" || (turns?.as === "list" && turns.at !== null);
}

const meanings = ["nothing", "column", "words", "turn"] as const;

function HandoffEditor({ draft, actions }: Props) {
  const t = useText();
  const { handoff, columns } = draft.mapping;
  const choose = (by: string) => {
    const next: Record<(typeof meanings)[number], HandoffMeaning> = {
      nothing: { by: "nothing" },
      column: { by: "column", yes: ["是"] },
      words: { by: "words", words: ["转人工"] },
      turn: { by: "turn" },
    };
    actions.edit({ handoff: next[meanings.find((known) => known === by) ?? "nothing"] });
  };
  return (
    <section className="grid gap-2">
      <h3 className="text-xs font-semibold">{t("mapping.handoff")}</h3>
      <LabelledSelect
        label={t("mapping.handoff")}
        hidesLabel
        value={handoff.by}
        choices={meanings
          .filter((by) => by !== "column" || columns.handoff !== undefined)
          .map((value) => ({ value, label: t(`mapping.handoff.${value}`) }))}
        onChange={choose}
      />
      {handoff.by === "column" && (
        <WordsField
          key="column"
          label={t("mapping.handoff.yes")}
          words={handoff.yes}
          onChange={(yes) => actions.edit({ handoff: { by: "column", yes } })}
        />
      )}
      {handoff.by === "words" && (
        <WordsField
          key="words"
          label={t("mapping.handoff.said")}
          words={handoff.words}
          onChange={(words) => actions.edit({ handoff: { by: "words", words } })}
        />
      )}
    </section>
  );
}

function UntimedField({ draft, actions }: Props) {
  const t = useText();
  const id = useId();
  return (
    <label htmlFor={id} className="block text-xs text-muted">
      {t("mapping.untimed")}
      <input
        id={id}
        type="date"
        className="field mt-0.5 block w-full text-xs text-ink"
        value={draft.mapping.untimed ?? ""}
        onChange={(event) => actions.edit({ untimed: event.target.value || null })}
      />
    </label>
  );
}

function GapField({ draft, actions }: Props) {
  const t = useText();
  const id = useId();
  return (
    <label htmlFor={id} className="block text-xs text-muted">
      {t("mapping.gap")}
      <input
        id={id}
        type="number"
        min={1}
        max={1440}
        className="field mt-0.5 block w-full text-xs text-ink"
        value={draft.mapping.gapMinutes}
        onChange={(event) => {
          const minutes = event.target.valueAsNumber;
          if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440)
            actions.edit({ gapMinutes: minutes });
        }}
      />
    </label>
  );
}

function MoneyFields({ draft, actions }: Props) {
  const t = useText();
  const id = useId();
  const { currency, isMinor } = draft.mapping;
  return (
    <div className="grid gap-2">
      <LabelledSelect
        label={t("mapping.currency")}
        value={currency ?? ""}
        choices={[
          { value: "", label: "–" },
          ...Intl.supportedValuesOf("currency").map((value) => ({ value, label: value })),
        ]}
        onChange={(value) => actions.edit({ currency: value || null })}
      />
      <label htmlFor={id} className="flex min-h-7 items-center gap-2 text-xs">
        <input
          id={id}
          type="checkbox"
          className="size-4 accent-honey"
          checked={isMinor}
          onChange={(event) => actions.edit({ isMinor: event.target.checked })}
        />
        {t("mapping.minor")}
      </label>
    </div>
  );
}
