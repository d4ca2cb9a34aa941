import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapKind, GapState } from "#app/gaps/gap-state.ts";
import type { Watch } from "#app/gaps/watch-state.ts";
import type { GapRow } from "#app/reports/gap-queue.server.ts";

const tones: Record<GapState, string> = {
  new: "border-edge",
  reopened: "border-bad text-bad",
  claimed: "border-honey text-honey-ink",
  drafted: "border-honey bg-honey-wash text-honey-ink",
  published: "border-good text-good",
  watching: "border-good text-good",
  closed: "border-line text-muted",
  "not a knowledge problem": "border-line text-muted",
};

/** Where a gap stands, in words; what it means is said on hover. */
export function StateChip({ state }: { state: GapState }) {
  const t = useText();
  return (
    <span
      title={t(`gaps.state.${state}.hint`)}
      className={`inline-block rounded-full border px-1.5 text-2xs whitespace-nowrap ${tones[state]}`}
    >
      {t(`gaps.state.${state}`)}
    </span>
  );
}

/** How many of the days that decide have passed in the data; when they are over is said on hover. */
export function WatchedDays({ watch: { days, of, until } }: { watch: Watch }) {
  const t = useText();
  const format = useFormat();
  return (
    <span
      className="block text-2xs whitespace-nowrap text-muted"
      title={t("gaps.watch.until", { time: format.shortTime(until, "UTC") })}
    >
      {t("gaps.watch.days", { days, of })}
    </span>
  );
}

/** What kind of gap it is; nothing where nobody can tell. */
export function KindWord({ kind }: { kind: GapKind | null }) {
  const t = useText();
  if (kind === null) return null;
  return <span title={t(`gaps.kind.${kind}.hint`)}>{t(`gaps.kind.${kind}`)}</span>;
}

const arrows = { rising: "↗", falling: "↘", steady: "→" } as const;
const colours = { rising: "var(--bad)", falling: "var(--good)", steady: "var(--muted)" } as const;

type TrendProps = Pick<GapRow, "trend" | "recent" | "previous">;

/** Questions of the last fortnight, and whether they are clearly more or fewer than in the one before. */
export function TrendMark({ trend, recent, previous }: TrendProps) {
  const t = useText();
  const format = useFormat();
  if (trend === null) return <span className="text-muted">–</span>;
  return (
    <span className="whitespace-nowrap" title={t("gaps.trend.text", { recent, previous })}>
      <span style={{ color: colours[trend] }}>
        <span aria-hidden="true">{arrows[trend]}</span>
        <span className="sr-only">{t(`gaps.trend.${trend}`)}</span>
      </span>{" "}
      {format.count(recent)}
      <span className="text-2xs text-muted"> / {format.count(previous)}</span>
    </span>
  );
}

/** A part of the whole cost, drawn against the largest part in the table. */
export function CostBar({ cost, most }: { cost: number; most: number }) {
  const format = useFormat();
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden="true" className="hidden h-1.5 w-12 rounded-full bg-sunken lg:block">
        <span
          className="block h-full rounded-full bg-honey"
          style={{ width: `${most === 0 ? 0 : (cost / most) * 100}%` }}
        />
      </span>
      <span className="min-w-9">{format.bareShare(cost)}</span>
    </span>
  );
}

/** Minutes people spent; a dash where none of it was measured. */
export function useFormatMinutes(): (minutes: number | null) => string {
  const format = useFormat();
  return (minutes) => (minutes === null ? "–" : format.count(Math.round(minutes)));
}
