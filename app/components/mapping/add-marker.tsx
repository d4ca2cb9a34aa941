import { useId, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { speakerRoles, type SpeakerRole } from "#app/mapping/mapping.ts";
import { LabelledSelect } from "./labelled-select.tsx";

/** A word for somebody that the first rows do not show, or that is not taken for one: typed, and said whom it stands for. */
export function AddMarker({ onAdd }: { onAdd: (word: string, role: SpeakerRole) => void }) {
  const t = useText();
  const id = useId();
  const [word, setWord] = useState("");
  const bare = word.trim();
  return (
    <div className="mt-1.5 flex items-end justify-between gap-3" data-add-marker>
      <label htmlFor={id} className="block min-w-0 flex-1 text-xs text-muted">
        {t("mapping.speakers.add")}
        <input
          id={id}
          maxLength={256}
          className="field mt-0.5 block w-full text-xs text-ink"
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
      </label>
      <LabelledSelect
        label={t("mapping.speakers.add.who")}
        hidesLabel
        className="w-32 shrink-0"
        value=""
        isDisabled={bare === ""}
        choices={[
          { value: "", label: t("mapping.role.ask") },
          ...speakerRoles.map((value) => ({ value, label: t(`mapping.role.${value}`) })),
        ]}
        onChange={(value) => {
          const role = speakerRoles.find((known) => known === value);
          if (!role) return;
          onAdd(bare, role);
          setWord("");
        }}
      />
    </div>
  );
}
