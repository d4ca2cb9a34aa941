import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeKnowledgeCsv } from "#app/reports/knowledge-export.server.ts";
import { sendKnowledgeFile } from "#app/reports/knowledge-file.server.ts";

/** Live question-answer pairs for a bot, a row a wording. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return sendKnowledgeFile(request, context, {
    ...{ extension: "csv", type: "text/csv", write: writeKnowledgeCsv },
  });
}
