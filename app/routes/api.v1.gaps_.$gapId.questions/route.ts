import type { LoaderFunctionArgs } from "@remix-run/node";
import { mayDo } from "#app/access/principal.ts";
import { writeWireQuestion } from "#app/query-api/write-wire-gap.ts";
import { findGap, listGapQuestions } from "#db/gaps/list-gaps.ts";

/** `GET /api/v1/gaps/:id/questions`: the questions a gap counts, the latest first, one JSON object a line. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { db, scope, principal } = context;
  if (!mayDo(principal!, "transcripts")) {
    return Response.json({ error: "customers' words are not for this key's role" }, { status: 403 });
  }
  const gapId = /^\d{1,15}$/.test(params["gapId"] ?? "") ? Number(params["gapId"]) : 0;
  if (!(await findGap(db, scope, gapId))) {
    return Response.json({ error: "there is no such gap" }, { status: 404 });
  }
  const questions = await listGapQuestions(db, scope, gapId);
  const lines = questions.map((question) => `${JSON.stringify(writeWireQuestion(question))}\n`);
  return new Response(lines.join(""), {
    headers: { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "no-store" },
  });
}
