/** What the bot's answers did, counted answer by answer over the conversations of a selection. */
import { sql } from "kysely";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { AnswerCounts } from "#app/metrics/figure.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { renderFactDimension } from "../measures/grains.ts";
import { selectRows } from "./count-parts.ts";
import { renderFilters } from "./filters.ts";

/** One row for each combination of dimension values with a counted conversation. */
export async function sumAnswers(
  db: Db,
  selection: Selection,
  dimensions: readonly DimensionId[],
): Promise<{ dimensions: string[]; answers: AnswerCounts }[]> {
  const render = (dimension: DimensionId) => renderFactDimension(dimension, "conversation");
  const columns = dimensions.map((dimension, index) => `${render(dimension)} as d${index}, `).join("");
  const places = dimensions.map((_, index) => index + 1).join(", ");
  const { rows } = await sql<AnswerCounts & Record<`d${number}`, string>>`
    select ${sql.raw(columns)} sum(a.hits)::bigint as hits, sum(a.effective)::bigint as effective,
      sum(a.misses)::bigint as misses
    from ${selectRows("conversation", selection)}
    join answer_counts a on a.store_id = c.store_id and a.conversation_id = c.conversation_id
    where ${renderFilters(selection.filters, render)}
    ${sql.raw(places === "" ? "" : `group by ${places}`)}`.execute(db);
  return rows.map(({ hits, effective, misses, ...row }) => ({
    dimensions: dimensions.map((_, index) => row[`d${index}`]!),
    answers: { hits: hits ?? 0, effective: effective ?? 0, misses: misses ?? 0 },
  }));
}
