import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { openLine, saveLine, tryLine } from "#app/quarantine/edit-line.ts";
import { lineAsked, readAsked, readImport } from "#app/quarantine/mend-request.ts";

function readKey(request: Request): { part: number; line: number } {
  const { searchParams } = new URL(request.url);
  const read = (name: string) => {
    const text = searchParams.get(name) ?? "";
    if (!/^\d{1,15}$/.test(text)) throw data(null, { status: 400 });
    return Number(text);
  };
  return { part: read("part"), line: read("line") };
}

/** A waiting line with its whole text, or `{line: null}` if it has left. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const found = await readImport(context.importDb, params.importId);
  const headers = { "Cache-Control": "no-store" };
  return Response.json({ line: await openLine(context.importDb, found, readKey(request)) }, { headers });
}

/** Says what would become of a text, or puts it in the line's place. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { intent, text } = await readAsked(request, lineAsked);
  const db = context.importDb;
  const found = await readImport(db, params.importId);
  const clock = { now: () => Date.now() };
  const key = readKey(request);
  if (intent === "save")
    return Response.json(await saveLine(db, found, key, text, { clock, privacyKey: context.privacyKey }));
  const tried = await tryLine(db, found, key, text, clock);
  return Response.json(tried ? { outcome: "tried", ...tried } : { outcome: "gone" });
}
