import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { findStartFault, longestStart } from "#app/mapping/turn-starts.ts";

type Props = {
  start: string;
  note: string;
  onChange: (start: string) => void;
  /** Absent for the last one there is. */
  onRemove: (() => void) | undefined;
};

const places = ["who", "time", "text"] as const;

/** One form in which a turn may begin, with its placeholders in the reader's language; it counts as soon as it can be read. */
export function StartField({ start, note, onChange, onRemove }: Props) {
  const t = useText();
  const show = (form: string) =>
    places.reduce((text, place) => text.replaceAll(`{${place}}`, `{${t(`mapping.turns.${place}`)}}`), form);
  const read = (text: string) =>
    places.reduce((form, place) => form.replaceAll(`{${t(`mapping.turns.${place}`)}}`, `{${place}}`), text);
  const [text, setText] = useState(show(start));
  const fault = findStartFault(read(text));
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-2" data-start>
        <input
          className="field block w-full font-mono text-xs text-ink"
          aria-label={t("mapping.turns.start")}
          aria-invalid={fault !== null}
          spellCheck={false}
          maxLength={longestStart}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const next = read(event.target.value);
            if (findStartFault(next) === null) onChange(next);
          }}
        />
        <span className="text-right text-xs whitespace-nowrap text-muted">{note}</span>
        <button
          type="button"
          className="grid size-7 place-items-center rounded-md text-muted hover:bg-sunken disabled:opacity-40"
          aria-label={t("mapping.turns.remove", { start: text })}
          disabled={!onRemove}
          onClick={onRemove}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {fault && (
        <p role="alert" className="mt-0.5 text-xs text-bad">
          {t(`mapping.turns.fault.${fault}`, {
            who: `{${t("mapping.turns.who")}}`,
            time: `{${t("mapping.turns.time")}}`,
            text: `{${t("mapping.turns.text")}}`,
          })}
        </p>
      )}
    </>
  );
}
