/** The maths behind a trend's axes. */
import type { Unit } from "#app/metrics/registry.ts";

const steps = [1, 2, 2.5, 5, 10];

/**
 * Four or five round ticks around the values. A line may start above zero when its values lie in a narrow
 * band far from it; counts never do, since they are read as heights.
 */
export function buildTicks(smallest: number, largest: number, unit: Unit): number[] {
  const top = largest > 0 ? largest : 1;
  const bottom = unit !== "count" && smallest > top / 2 ? smallest : 0;
  const rough = Math.max((top - bottom) / 4, top / 50);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    unit === "count" ? 1 : 0,
    (steps.find((candidate) => candidate * power >= rough - 1e-12) ?? 10) * power,
  );
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(6)),
  );
  return unit === "share" ? ticks.filter((tick) => tick <= 1) : ticks;
}

/** Evenly spaced labels, at most `most`, always with the first and the last. */
export function pickLabels<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  const stride = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * stride)]!);
}
