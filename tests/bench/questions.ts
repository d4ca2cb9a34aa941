/** Questions through the query layer against the same question written by hand over the facts, in turn in one run. */
import { sql } from "kysely";
import type { Question } from "#app/metrics/question.ts";
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { round, summarise } from "./statistics.ts";

const runs = 30;

const base = {
  from: "2026-10-19",
  to: "2026-11-17",
  recontactHours: null,
  sameTopicOnly: false,
  includeTest: false,
  filters: [],
  scope: { allStores: true },
} as const;

const verified = (split: string, where: string) => `
  select ${split}, count(*) filter (where settlement = 'confirmed' or (settlement = 'durable'
      and not coalesce(next_contact_ms <= s.recontact_hours * 3600000::bigint, false))) as verified, count(*) as n
  from conversation_facts f join stores s using (store_id)
  where class = 'engaged' and not is_test and ${where} and start_day between '2026-10-19' and '2026-11-17'
    and ended_at + s.recontact_hours * interval '1 hour' <= s.newest_event_at
  group by 1`;

const cases: { name: string; question: Question; raw: string }[] = [
  {
    name: "verified rate by store (rollup)",
    question: { ...base, metrics: ["verified_rate"], dimensions: ["store"] },
    raw: verified("s.key", "true"),
  },
  {
    name: "verified rate by day (rollup)",
    question: { ...base, metrics: ["verified_rate"], dimensions: ["day"] },
    raw: verified("start_day", "true"),
  },
  {
    name: "verified rate by topic on the web (facts)",
    question: {
      ...base,
      metrics: ["verified_rate"],
      dimensions: ["topic"],
      filters: [{ dimension: "channel", operator: "is", values: ["web"] }],
    },
    raw: verified("topic", "channel = 'web'"),
  },
];

export type QuestionTime = { question: string; ms: number; rawSqlMs: number; ratio: number };

export async function measureQuestions(db: Db): Promise<QuestionTime[]> {
  const results: QuestionTime[] = [];
  for (const { name, question, raw } of cases) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await time(() => answerQuestion(db, question)));
      theirs.push(await time(() => sql.raw(raw).execute(db)));
    }
    const [ms, rawSqlMs] = [summarise(ours).p50, summarise(theirs).p50];
    results.push({ question: name, ms, rawSqlMs, ratio: round(ms / rawSqlMs) });
  }
  return results;
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}
