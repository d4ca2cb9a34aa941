/** What the page's forms do: `intent=add|add-pull|pull|pause|resume|secret|remove`. */
import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { readText } from "#app/access/form-fields.ts";
import { isConnectionId } from "#app/connections/connection-id.ts";
import {
  addConnection,
  changeSecret,
  pauseConnection,
  removeConnection,
  type Changing,
} from "#app/connections/change-connections.ts";
import { addPull } from "#app/connections/pull/add-pull.ts";
import { readAskedPull, type PullFormFault } from "#app/connections/pull/read-asked-pull.ts";
import { readAskedConnection, readSecret, type ConnectionFault } from "#app/connections/read-asked.ts";
import { findWebhookPlatform } from "#app/connections/webhook-platforms.ts";
import { findConnection, type ConnectionRow } from "#db/connections/list.ts";
import { addJob } from "#db/jobs/queue.ts";
import { listStores } from "#db/queries/stores.ts";

export const intents = ["add", "add-pull", "pull", "pause", "resume", "secret", "remove"] as const;
export type Intent = (typeof intents)[number];

/** `made` is shown this once: a secret that was made here. */
export type Changed = {
  made: { connectionId: string; secret: string } | null;
  fault: ConnectionFault | null;
  /** What is wrong with the form of a platform to ask. */
  pullFault?: PullFormFault;
};

const nothing: Changed = { made: null, fault: null };
const refuse = (fault: ConnectionFault) => data<Changed>({ made: null, fault }, { status: 400 });

export async function changeConnections(context: AppLoadContext, form: FormData, intent: Intent) {
  const { importDb, principal, client, signIn } = context;
  const changing: Changing = {
    ...{ db: importDb, principal: principal!, address: client.address, sealKey: signIn.sealKey },
  };
  if (intent === "add") return add(context, changing, form);
  return intent === "add-pull"
    ? askPlatform(context, changing, form)
    : change(context, changing, form, intent);
}

async function askPlatform(
  { db, scope, pullsPrivate = false }: AppLoadContext,
  changing: Changing,
  form: FormData,
) {
  const reading = { stores: await listStores(db, scope), allowsPrivate: pullsPrivate, now: Date.now() };
  const asked = readAskedPull(form, reading);
  if ("fault" in asked) return data<Changed>({ ...nothing, pullFault: asked.fault }, { status: 400 });
  return redirect(`/imports/connections?connection=${await addPull(changing, asked)}`);
}

async function add({ db, scope }: AppLoadContext, changing: Changing, form: FormData) {
  const asked = readAskedConnection(form, await listStores(db, scope));
  if ("fault" in asked) return refuse(asked.fault);
  const { connectionId, secret } = await addConnection(changing, asked);
  if (secret === null) return redirect(`/imports/connections?connection=${connectionId}`);
  return { made: { connectionId, secret }, fault: null } satisfies Changed;
}

async function change(
  { db, scope }: AppLoadContext,
  changing: Changing,
  form: FormData,
  intent: Exclude<Intent, "add" | "add-pull">,
) {
  const connectionId = readText(form, "connection");
  const known = isConnectionId(connectionId) ? await findConnection(db, scope, connectionId) : undefined;
  if (!known) throw data(null, { status: 404 });
  if (intent === "pull") {
    if (known.kind === "pull" && known.state !== "paused")
      await addJob(changing.db, "pull", known.connectionId);
    return nothing;
  }
  if (intent === "secret") return replaceSecret(changing, known, form);
  if (intent === "remove") {
    await removeConnection(changing, known);
    return redirect("/imports/connections");
  }
  await pauseConnection(changing, known, intent === "pause");
  return nothing;
}

async function replaceSecret(changing: Changing, known: ConnectionRow, form: FormData) {
  const pasted = readSecret(form);
  if (typeof pasted === "object" && pasted !== null) return refuse(pasted.fault);
  const isOurs = known.kind === "webhook" && findWebhookPlatform(known.platform)?.secret === "ours";
  if (pasted === null && !isOurs) return refuse("secret");
  const secret = await changeSecret(changing, known, pasted);
  if (secret === null) return nothing;
  return { made: { connectionId: known.connectionId, secret }, fault: null } satisfies Changed;
}
