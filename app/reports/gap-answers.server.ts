/** What people answered to a gap's questions, the best first. */
import type { AppLoadContext } from "@remix-run/node";
import { mayDo } from "#app/access/principal.ts";
import { listSaidAnswers, rankAnswers, type HumanAnswer } from "#app/gaps/human-answers.ts";
import { countSaidElsewhere, readHumanTalks } from "#db/gaps/human-answers.ts";

export type GapAnswers = {
  answers: HumanAnswer[];
  /** Conversations of the gap in which people spoke, of those looked at. */
  talks: number;
};

const mostAnswers = 8;

/** Null for a role that reads no transcripts. */
export async function loadGapAnswers(
  { db, scope, principal }: Pick<AppLoadContext, "db" | "scope" | "principal">,
  gapId: number,
): Promise<GapAnswers | null> {
  if (principal === null || !mayDo(principal, "transcripts")) return null;
  const { talks, settings } = await readHumanTalks(db, scope, gapId);
  const said = talks.flatMap(({ conversationId, record, questionIds }) =>
    listSaidAnswers(conversationId, record, settings, questionIds),
  );
  const texts = [...new Set(said.map(({ text }) => text))];
  const elsewhere = await countSaidElsewhere(db, scope, gapId, texts);
  return { answers: rankAnswers(said, elsewhere).slice(0, mostAnswers), talks: talks.length };
}
