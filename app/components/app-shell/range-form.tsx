import { useId, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { isDay } from "#app/time/day.ts";
import type { DayRange } from "#app/time/period.ts";

type Props = { start: DayRange; onApply: (range: DayRange) => void; takesFocus?: boolean };

/** Two dates and a button; whichever date is earlier is the first. */
export function RangeForm({ start, onApply, takesFocus = false }: Props) {
  const t = useText();
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState(start.to);
  const id = useId();
  const isValid = isDay(from) && isDay(to);
  const field = "field mt-0.5 block w-full min-w-0 text-xs text-ink";
  return (
    <form
      className="grid grid-cols-2 gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onApply(from <= to ? { from, to } : { from: to, to: from });
      }}
    >
      <label htmlFor={`${id}from`} className="min-w-0 text-xs text-muted">
        {t("period.from")}
        <input
          id={`${id}from`}
          type="date"
          required
          className={field}
          value={from}
          data-autofocus={takesFocus || undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label htmlFor={`${id}to`} className="min-w-0 text-xs text-muted">
        {t("period.to")}
        <input
          id={`${id}to`}
          type="date"
          required
          className={field}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <button type="submit" className="control col-span-2 justify-center text-xs" disabled={!isValid}>
        {t("period.apply")}
      </button>
    </form>
  );
}
