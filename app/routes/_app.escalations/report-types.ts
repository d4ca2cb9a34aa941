import type { Part } from "#app/components/ui/card.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import type { MetricId } from "#app/metrics/registry.ts";

export type Figures = Partial<Record<MetricId, Figure>>;
/** The figures of the whole selection, and of the days compared with. */
export type Totals = Part<{ now: Figures; before: Figures | null }>;

export const noFigure: Figure = { value: null };
