import { useFetcher } from "@remix-run/react";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { commonProductiveMinutes } from "#app/training/productive-day.ts";

/** Asks for the minutes of an agent's productive day. */
export function ProductiveDayForm({ minutes }: { minutes: number }) {
  const t = useText();
  const fetcher = useFetcher<{ fault: string | null }>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <fetcher.Form method="post" action="/settings/training" className="space-y-3">
      <p className="text-muted">{t("trainer-rules.day.text")}</p>
      <TextField
        key={minutes}
        label={t("trainer-rules.day.field")}
        name="minutes"
        inputMode="numeric"
        autoComplete="off"
        required
        defaultValue={minutes}
        hint={t("trainer-rules.day.common", { minutes: commonProductiveMinutes })}
        fault={answer?.fault ? t("trainer-rules.day.bad") : undefined}
      />
      <span className="flex items-center gap-3">
        <button
          type="submit"
          name="intent"
          value="day"
          className="control min-h-9 border-honey font-semibold"
        >
          {t("trainer-rules.save")}
        </button>
        <span role="status" className="text-xs text-muted">
          {answer?.fault === null && t("trainer-rules.saved")}
        </span>
      </span>
    </fetcher.Form>
  );
}
