import { useFetcher } from "@remix-run/react";
import { Notice } from "#app/components/access/notice.tsx";
import { TextField } from "#app/components/access/text-field.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { EraseForm } from "./erase-form.tsx";
import { HeldTable, type HeldRow } from "./held-table.tsx";

type Found = { did: "find"; customer: string; held: HeldRow[] };

/** Looks a customer up, shows what is held, and exports or erases it. */
export function CustomerCard({ timezone }: { timezone: string }) {
  const t = useText();
  const fetcher = useFetcher<Found>();
  const found = fetcher.data;
  return (
    <Card title={t("privacy.customer")} note={t("privacy.customer.note")}>
      <fetcher.Form method="post" action="/settings/privacy" className="flex flex-wrap items-end gap-2">
        <div className="w-72 max-w-full">
          <TextField
            label={t("privacy.customer.id")}
            name="customer"
            required
            maxLength={256}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <button type="submit" name="intent" value="find" className="control min-h-9">
          {t("privacy.customer.find")}
        </button>
      </fetcher.Form>
      {found && (
        <div className="mt-4" key={found.customer}>
          {found.held.length === 0 ? (
            <Notice tone="good">{t("privacy.customer.nothing")}</Notice>
          ) : (
            <>
              <h3 className="mb-1 font-semibold">{t("privacy.customer.held")}</h3>
              <HeldTable rows={found.held} timezone={timezone} />
              <form method="post" action="/settings/privacy/customer" className="my-3">
                <input type="hidden" name="customer" value={found.customer} />
                <button type="submit" className="control min-h-8">
                  {t("privacy.export")}
                </button>
              </form>
            </>
          )}
          <EraseForm customer={found.customer} isHeld={found.held.length > 0} />
        </div>
      )}
    </Card>
  );
}
