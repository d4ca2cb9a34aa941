/** What every number of the registry is over the page's period, and how the six definitions count each outcome. */
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { outcomes, type Outcome } from "#app/facts/outcome.ts";
import type { Answer } from "#app/metrics/question.ts";
import { metricIds, resolutionDefinitions, type ResolutionDefinition } from "#app/metrics/registry.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { loadSalesDefinitions } from "./sales-definitions.server.ts";
import { settlePart } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";

/** Figures of sales for those who see money; null for the others. */
export async function loadDefinitionsReport(
  db: Db,
  frame: PageFrame,
  { timing, seesMoney }: { timing: Timing; seesMoney: boolean },
) {
  const { selection } = frame;
  const part = <Data>(name: string, work: () => Promise<Data>) =>
    settlePart(name, timing.measure(name, work));
  const [figures, counted, sales] = await Promise.all([
    part("figures", async () => {
      const [answer] = await answerQuestion(db, { ...selection, metrics: metricIds, dimensions: [] });
      return answer?.figures ?? {};
    }),
    part("outcomes", async () => {
      const metrics = resolutionDefinitions;
      return countByOutcome(await answerQuestion(db, { ...selection, metrics, dimensions: ["outcome"] }));
    }),
    seesMoney ? part("sales", () => loadSalesDefinitions(db, frame)) : null,
  ]);
  return { figures, counted, sales };
}

export type OutcomeCount = {
  outcome: Outcome;
  /** Engaged, matured conversations with this outcome. */
  matured: number;
  /** How many of them each definition calls resolved. */
  resolved: Record<ResolutionDefinition, number>;
};

/** One row for each of the nine outcomes, zeros included. */
export function countByOutcome(answers: readonly Answer[]): OutcomeCount[] {
  const byOutcome = new Map(answers.map(({ dimensions, figures }) => [dimensions[0], figures]));
  return outcomes.map((outcome) => {
    const figures = byOutcome.get(outcome);
    const read = (id: ResolutionDefinition) => figures?.[id]?.numerator ?? 0;
    return {
      outcome,
      matured: figures?.verified_rate?.denominator ?? 0,
      resolved: {
        containment_rate: read("containment_rate"),
        no_human_rate: read("no_human_rate"),
        no_human_no_handoff_rate: read("no_human_no_handoff_rate"),
        assumed_rate: read("assumed_rate"),
        verified_rate: read("verified_rate"),
        confirmed_rate: read("confirmed_rate"),
      },
    };
  });
}
