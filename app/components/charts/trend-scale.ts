/** The maths behind a trend's axes. */
import type { Unit } from "#app/metrics/registry.ts";

const steps = [1, 2, 2.5, 5, 10];

/** Round ticks from zero to just above the largest value: four or five of them. */
export function buildTicks(largest: number, unit: Unit): number[] {
  const top = largest > 0 ? largest : 1;
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    unit === "count" ? 1 : 0,
    (steps.find((candidate) => candidate * power >= rough - 1e-12) ?? 10) * power,
  );
  const count = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
  return unit === "share" ? ticks.filter((tick) => tick <= 1) : ticks;
}

/** Evenly spaced labels, at most `most`, always with the first and the last. */
export function pickLabels<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  const stride = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * stride)]!);
}
