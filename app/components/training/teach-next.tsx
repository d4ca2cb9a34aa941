import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapRow } from "#app/reports/gap-queue.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { StateChip, TrendMark } from "./gap-marks.tsx";
import { GapMoney } from "./gap-money.tsx";

/** The costliest gap that waits for somebody, in a line: the answer to "what should I teach next?". */
export function TeachNext({ gap, showsMoney }: { gap: GapRow; showsMoney: boolean }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const { gapId, title, store, state, customers, minutes, money, cost } = gap;
  return (
    <section
      aria-label={t("gaps.next")}
      className="card flex flex-wrap items-center gap-x-6 gap-y-1.5 border-l-3 border-l-honey px-4 py-2.5"
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-xs text-muted">{t("gaps.next")}</h2>
        <Link
          to={hrefWith(keepScope(search), `/training/gaps/${gapId}`)}
          prefetch="intent"
          className="figure-link block truncate text-base font-semibold"
        >
          {title === null ? t("gaps.untitled") : <MaskedText text={title} />}
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 text-2xs text-muted">
          <StateChip state={state} />
          {stores.length > 1 && nameOf("store", store)}
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <Fact name={t("gaps.col.customers")}>{format.count(customers)}</Fact>
        <Fact name={t("gaps.col.time")}>{minutes === null ? "–" : format.duration(minutes * 60)}</Fact>
        {showsMoney && (
          <Fact name={t("gaps.col.money")}>
            <GapMoney money={money} />
          </Fact>
        )}
        <Fact name={t("gaps.col.trend")}>
          <TrendMark {...gap} />
        </Fact>
        <Fact name={t("gaps.col.cost")}>{format.share(cost)}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-muted">{name}</dt>
      <dd className="text-base font-semibold">{children}</dd>
    </div>
  );
}
