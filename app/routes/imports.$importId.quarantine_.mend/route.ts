import type { ActionFunctionArgs } from "@remix-run/node";
import { mendAsked, readAsked, readImport } from "#app/quarantine/mend-request.ts";
import { cancelMend, discardLines, startMend } from "#db/quarantine/mends.ts";

/** Begins a mend by rules, gives lines up, or stops what is under way. Answers `{problem}`, null if there is none. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const db = context.importDb;
  const asked = await readAsked(request, mendAsked);
  const { importId } = await readImport(db, params.importId);
  switch (asked.intent) {
    case "rules": {
      const { group, rules } = asked;
      const started = await startMend(db, { importId, group, kind: "rules", rules });
      return Response.json({ problem: typeof started === "string" ? started : null });
    }
    case "discard": {
      const { group, line, expected } = asked;
      const outcome = await discardLines(db, { importId, group }, expected, line);
      return Response.json({ problem: outcome === "done" ? null : outcome });
    }
    case "cancel":
      await cancelMend(db, importId);
      return Response.json({ problem: null });
  }
}
