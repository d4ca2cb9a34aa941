import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendKnowledgeFile } from "#app/reports/knowledge-file.server.ts";

/** Live question-answer pairs for a bot, as the API lists them. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return sendKnowledgeFile(request, context, {
    ...{ extension: "json", type: "application/json" },
    write: (entries) => `${JSON.stringify({ entries }, null, 2)}\n`,
  });
}
