import { useFetcher } from "@remix-run/react";
import { useId } from "react";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { Rate } from "#app/money/convert.ts";

type Fault = "currency" | "rate" | "day";
type Props = {
  rates: readonly Rate[];
  /** Of the stores, to be offered. */
  currencies: readonly string[];
  /** YYYY-MM-DD, or empty. */
  today: string;
};

/** Asks for a rate; one of the same currencies and day is changed. */
export function RateForm({ rates, currencies, today }: Props) {
  const t = useText();
  const known = useId();
  const fetcher = useFetcher<{ fault: Fault | null }>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const faultOf = (field: Fault) => (answer?.fault === field ? t(`money.bad.${field}`) : undefined);
  const code = { required: true, list: known, maxLength: 3, autoComplete: "off", spellCheck: false } as const;
  return (
    <fetcher.Form method="post" action="/settings/money" className="grid grid-cols-2 gap-3">
      <datalist id={known}>
        {currencies.map((currency) => (
          <option key={currency} value={currency} />
        ))}
      </datalist>
      <TextField {...code} label={t("money.add.currency")} name="currency" fault={faultOf("currency")} />
      <TextField
        {...code}
        label={t("money.add.reporting")}
        name="reporting"
        defaultValue={rates[0]?.reportingCurrency ?? ""}
      />
      <TextField
        label={t("money.add.rate")}
        name="rate"
        inputMode="decimal"
        required
        autoComplete="off"
        fault={faultOf("rate")}
      />
      <TextField
        label={t("money.add.from")}
        name="from"
        type="date"
        required
        defaultValue={today}
        fault={faultOf("day")}
      />
      <span className="col-span-2 flex items-center gap-3">
        <button
          type="submit"
          name="intent"
          value="rate"
          className="control min-h-9 border-honey font-semibold"
        >
          {t("money.save")}
        </button>
        <span role="status" className="text-xs text-muted">
          {answer?.fault === null && t("money.saved")}
        </span>
      </span>
    </fetcher.Form>
  );
}
