import { data, type ActionFunctionArgs } from "@remix-run/node";
import { readGroup } from "#app/quarantine/group-address.ts";
import { readImport } from "#app/quarantine/mend-request.ts";
import { keepBody, takeFile } from "#app/quarantine/take-file.ts";

/** `PUT ?kind=lines|file`: a mended file as the body. Answers `{mendId, total}`, or `{problem}` and takes nothing. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const kind = searchParams.get("kind");
  if (kind !== "lines" && kind !== "file") throw data(null, { status: 400 });
  const { importDb: db, dataDir, uploadLimit, privacyKey } = context;
  const found = await readImport(db, params.importId);
  const path = await keepBody(request, dataDir, uploadLimit);
  if (path === null) return Response.json({ problem: "large" });
  const selection = { importId: found.importId, group: readGroup(searchParams) };
  return Response.json(await takeFile(db, found, selection, kind, { dataDir, path, privacyKey }));
}
