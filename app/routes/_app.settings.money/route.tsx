import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { MinuteCostsTable } from "#app/components/settings/minute-costs-table.tsx";
import { RateForm } from "#app/components/settings/rate-form.tsx";
import { RatesTable } from "#app/components/settings/rates-table.tsx";
import { SettingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { listRates } from "#db/money/exchange-rates.ts";
import { listMinuteCosts } from "#db/money/minute-costs.ts";
import { changeCost, changeRate, dropRate } from "./change-money.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "money.title");

export async function loader({ context: { importDb } }: LoaderFunctionArgs) {
  const [rates, costs] = await Promise.all([listRates(importDb), listMinuteCosts(importDb)]);
  return { rates, costs };
}

const intents = { rate: changeRate, drop: dropRate, cost: changeCost };

/** `intent=rate|drop|cost`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (!Object.hasOwn(intents, intent)) throw data(null, { status: 400 });
  return intents[intent as keyof typeof intents](context, form);
}

export default function Money() {
  const t = useText();
  const { rates, costs } = useLoaderData<typeof loader>();
  const today = useShell().lastDay ?? "";
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t("money.title")}>{t("money.subtitle")}</PageHeader>
      <div className="grid max-w-5xl items-start gap-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={t("money.rates")} note={t("money.rates.note")}>
          {rates.length === 0 ? (
            <p className="text-muted">{t("money.rates.none")}</p>
          ) : (
            <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card">
              <RatesTable rates={rates} />
            </div>
          )}
        </Card>
        <Card title={t("money.add")}>
          <RateForm key={rates.length} rates={rates} currencies={listCurrencies(costs)} today={today} />
        </Card>
        <Card title={t("money.costs")} note={t("money.costs.note")} className="lg:col-span-2">
          {costs.length === 0 ? (
            <p className="text-muted">{t("empty.nothing.stores")}</p>
          ) : (
            <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card">
              <MinuteCostsTable rows={costs} />
            </div>
          )}
        </Card>
      </div>
    </>
  );
}

const listCurrencies = (costs: readonly { storeCurrency: string | null }[]): string[] =>
  [...new Set(costs.flatMap(({ storeCurrency }) => storeCurrency ?? []))].sort();
