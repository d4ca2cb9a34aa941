import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import type { GapQueue } from "#app/reports/gap-queue.server.ts";
import { useGapChoice } from "./use-gap-choice.ts";

/** Why no gap is listed: being worked out, nothing missed, or nothing that fits the choice; and what to do. */
export function NoGaps({ queue: { known, computing, tally } }: { queue: GapQueue }) {
  const t = useText();
  const { choice, hrefOf } = useGapChoice();
  if (known === 0) {
    const why = computing.length > 0 ? "computing" : "none";
    return (
      <Reason title={t(`gaps.empty.${why}.title`)}>
        {t(`gaps.empty.${why}.text`, { count: computing.length })}
      </Reason>
    );
  }
  const isNarrowed = choice.kind !== null || choice.isMine;
  const isTaught = !isNarrowed && choice.state === "open" && tally.watching + tally.done > 0;
  return (
    <Reason title={t(isTaught ? "gaps.empty.taught.title" : "gaps.empty.filtered.title")}>
      {isTaught ? t("gaps.empty.taught.text", { count: tally.watching }) : t("gaps.empty.filtered.text")}{" "}
      <Link
        to={isTaught ? hrefOf({ state: "watching" }) : hrefOf({ state: "all", kind: null, isMine: false })}
        preventScrollReset
        className="figure-link text-ink"
      >
        {t(isTaught ? "gaps.empty.taught.action" : "gaps.empty.filtered.action")}
      </Link>
    </Reason>
  );
}

function Reason({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="py-6 text-center">
      <p className="font-medium">{title}</p>
      <p className="mx-auto mt-1 max-w-lg text-muted">{children}</p>
    </div>
  );
}
