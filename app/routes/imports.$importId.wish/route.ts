import { rm } from "node:fs/promises";
import { join } from "node:path";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { fulfilWish, type ImportWish } from "#db/jobs/import-states.ts";
import { releaseDiscardedFile } from "#db/jobs/uploads.ts";
import { describeUndo } from "#db/undo/describe-undo.ts";

const wishes: readonly ImportWish[] = ["cancel", "continue", "start", "discard", "undo"];

function readId(importId: string | undefined): number {
  if (!/^\d{1,15}$/.test(importId ?? "")) throw data(null, { status: 404 });
  return Number(importId);
}

/** What an undo would take away. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return describeUndo(context.importDb, readId(params.importId));
}

/** Asks something of an import: `wish=cancel|continue|start|discard|undo`. 409 where that no longer makes sense. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const importId = readId(params.importId);
  const asked = (await request.formData()).get("wish");
  const wish = wishes.find((known) => known === asked);
  if (!wish) throw data(null, { status: 400 });
  const isDone = await fulfilWish(context.importDb, importId, wish);
  if (isDone && wish === "undo")
    await noteAccess(context, { action: "import_undone", subject: { importId } });
  if (isDone && wish === "discard") {
    const path = await releaseDiscardedFile(context.importDb, importId);
    if (path !== null) await rm(join(context.dataDir, path), { force: true });
  }
  return data({ isDone }, { status: isDone ? 200 : 409 });
}
