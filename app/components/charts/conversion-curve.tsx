import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { buildTicks } from "./trend-scale.ts";

type Props = { points: readonly { hours: number; figure: SalesFigure }[]; height?: number };

/**
 * Shares with their intervals from zero, evenly spaced, drawn by the server. The figures stand below in columns of the same
 * width, so that the picture needs no words of its own.
 */
export function ConversionCurve({ points, height = 118 }: Props) {
  const format = useFormat();
  const t = useText();
  const highs = points.flatMap(
    ({ figure: { value, high } }) => high ?? (value === null ? [] : Number(value)),
  );
  const ticks = buildTicks(0, Math.max(0, ...highs), "share").filter((_, index, all) =>
    keep(index, all.length),
  );
  const top = Math.max(ticks.at(-1) ?? 1, ...highs);
  const percent = (share: number) => `${(share / top) * 100}%`;
  const drawn = points.flatMap(({ figure }, index) =>
    figure.value === null
      ? []
      : [{ x: ((index + 0.5) / points.length) * 100, share: Number(figure.value), ...figure }],
  );
  return (
    <div role="img" aria-label={t("sales.curve")} className="relative mt-1 mb-1" style={{ height }}>
      {ticks.map((tick) => (
        <div
          key={tick}
          className="absolute inset-x-0 flex items-center"
          style={{ bottom: percent(tick), transform: "translateY(50%)" }}
        >
          <span className="w-9 shrink-0 pr-2 text-right text-2xs leading-none text-muted">
            {`${Math.round(tick * 1000) / 10}%`}
          </span>
          <span className="h-px flex-1 bg-line" />
        </div>
      ))}
      <div className="absolute inset-y-0 right-0 left-9">
        <svg
          className="absolute inset-0 size-full"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <polyline
            points={drawn.map(({ x, share }) => `${x},${100 - (share / top) * 100}`).join(" ")}
            fill="none"
            stroke="var(--honey)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {drawn.map(({ x, share, low, high }) => (
          <div key={x} className="absolute inset-y-0" style={{ left: `${x}%` }} title={format.share(share)}>
            {low != null && high != null && (
              <span
                className="absolute w-1.5 -translate-x-1/2 rounded-full bg-honey opacity-30"
                style={{ bottom: percent(low), height: percent(high - low) }}
              />
            )}
            <span
              className="absolute size-2 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-surface bg-honey"
              style={{ bottom: percent(share) }}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Zero, the top and at most one or two between. */
const keep = (index: number, length: number): boolean =>
  length <= 4 || index % 2 === 0 || (length % 2 === 0 && index === length - 1);
