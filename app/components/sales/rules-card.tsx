import { useState } from "react";
import { Waterfall } from "#app/components/charts/waterfall.tsx";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RulesOfCurrency, RulesReport, RuleWalk } from "#app/reports/sales-rules.server.ts";
import { platformRules, type PlatformRule } from "#app/sales/rules.ts";

type Props = {
  rules: Part<RulesReport>;
  /** The one that is walked; any other where nothing was sold in it. */
  currency: string | null;
  className?: string;
};

/** What another platform would show for the same orders, and every step from its number to ours. */
export function RulesCard({ rules, currency, className }: Props) {
  const t = useText();
  const [rule, setRule] = useState<PlatformRule>(platformRules[0]);
  return (
    <Card title={t("rules.title")} note={t("rules.note")} className={className}>
      <PartContent part={rules}>
        {({ currencies, isNarrowed }) => {
          const shown = currencies.find((one) => one.currency === currency) ?? currencies[0];
          const walk = shown?.rules.find((one) => one.rule === rule);
          if (!shown || !walk) return <p className="text-muted">{t("rules.none")}</p>;
          return (
            <>
              <Segmented
                label={t("rules.choose")}
                hidesLabel
                choices={platformRules.map((value) => ({ value, label: t(`rules.${value}`) }))}
                value={rule}
                onChange={setRule}
              />
              <p className="mt-2 mb-1.5 text-xs text-muted">{t(`rules.${rule}.text`)}</p>
              <Walk walk={walk} of={shown} />
              {isNarrowed && (
                <p className="mt-2 border-t border-line pt-2 text-xs text-muted">{t("rules.narrowed")}</p>
              )}
            </>
          );
        }}
      </PartContent>
    </Card>
  );
}

function Walk({ walk, of }: { walk: RuleWalk; of: RulesOfCurrency }) {
  const t = useText();
  const format = useFormat();
  const { currency } = of;
  const money = (value: string) => format.money(value, currency);
  const changes = walk.steps.map(({ step, change, left }, index) => {
    const from = Number(walk.steps[index - 1]?.left ?? walk.claimed);
    return {
      ...{ key: step, name: t(`rules.step.${step}`), from, to: Number(left), kind: "change" as const },
      value: Number(change) > 0 ? `+${money(change)}` : money(change),
    };
  });
  const [refunds] = changes.slice(-1);
  const times = walk.times === null ? "" : t("rules.times", { times: format.value("turns", walk.times) });
  const ours = { kind: "ours" as const, from: 0 };
  return (
    <Waterfall
      label={t("rules.title")}
      rows={[
        {
          ...{ key: "claimed", name: t(`rules.${walk.rule}`), hint: times, kind: "theirs", from: 0 },
          ...{ to: Number(walk.claimed), value: money(walk.claimed) },
        },
        ...changes.slice(0, -1),
        {
          ...{ ...ours, key: "gross", name: t("rules.step.gross"), to: Number(of.gross) },
          value: <SalesFigureLink metric="service_gmv" figure={{ value: of.gross, currency }} />,
        },
        ...(refunds ? [refunds] : []),
        {
          ...{ ...ours, key: "net", name: t("rules.step.net"), to: Number(of.net) },
          value: <SalesFigureLink metric="service_gmv_net" figure={{ value: of.net, currency }} />,
        },
      ]}
    />
  );
}
