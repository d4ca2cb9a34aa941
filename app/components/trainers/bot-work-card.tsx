import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import type { BotWork } from "#app/reports/trainers.server.ts";
import { fewestHandled } from "#app/sales/cost-avoided.ts";
import { toldConversationsPerAgentDay } from "#app/training/productive-day.ts";
import { FigureList, LargeFigure, NamedFigure } from "./named-figure.tsx";

type Props = {
  work: Part<BotWork>;
  /** What the numbers are of, beside the page's own filters. */
  where?: Filter[];
  title?: string;
};

/** Agent-equivalents and leverage, with everything they are made of. */
export function BotWorkCard({ work, where, title }: Props) {
  const t = useText();
  return (
    <Card title={title ?? t("trainers.bot")} note={t("trainers.bot.note")}>
      <PartContent part={work}>{(known) => <Content work={known} where={where} />}</PartContent>
    </Card>
  );
}

function Content({ work, where }: { work: BotWork; where: Filter[] | undefined }) {
  const t = useText();
  const format = useFormat();
  const { agents, leverage, trainers, resolved, measured, perAgentDay, days, productiveMinutes } = work;
  const day = format.duration(productiveMinutes * 60);
  const write = (value: number) => format.value("agents", value);
  const unknown = <span className="text-xs text-muted">{t("trainers.none")}</span>;
  return (
    <>
      <FigureList>
        <NamedFigure
          name={t("trainers.bot.agents")}
          note={
            agents === null
              ? t("trainers.bot.agents.none", { least: fewestHandled })
              : t("trainers.bot.agents.unit")
          }
        >
          {agents === null ? unknown : <LargeFigure>{write(agents)}</LargeFigure>}
        </NamedFigure>
        <NamedFigure
          name={t("trainers.bot.leverage")}
          note={t("trainers.bot.leverage.hint", { count: trainers })}
        >
          {leverage === null ? unknown : <LargeFigure>{write(leverage)}</LargeFigure>}
        </NamedFigure>
        <NamedFigure name={t("trainers.bot.measured")} note={t("trainers.bot.measured.of")}>
          <LargeFigure>{format.count(measured)}</LargeFigure>
          <span className="text-muted"> / </span>
          <FigureLink metric="outcome_durable" figure={{ value: resolved }} {...(where ? { where } : {})} />
        </NamedFigure>
        <NamedFigure
          name={t("trainers.bot.rate")}
          hint={t("trainers.bot.rate.hint")}
          note={t("trainers.bot.rate.told", { told: toldConversationsPerAgentDay })}
        >
          {perAgentDay === null ? (
            unknown
          ) : (
            <LargeFigure>{format.count(Math.round(perAgentDay))}</LargeFigure>
          )}
        </NamedFigure>
      </FigureList>
      <p className="mt-2.5 max-w-4xl text-xs text-muted">
        {t("trainers.bot.agents.hint", { day, days })} {t("trainers.bot.day.note", { day })}
      </p>
    </>
  );
}
