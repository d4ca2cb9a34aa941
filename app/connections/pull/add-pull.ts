import { randomUUID } from "node:crypto";
import { noteConnection, settleStore, type Changing } from "../change-connections.ts";
import { sealSecret } from "../seal-secret.ts";
import type { AskedPull } from "./read-asked-pull.ts";
import type { PullSettings } from "./pull-settings.ts";
import { insertConnection } from "#db/connections/create.ts";
import { addJob } from "#db/jobs/queue.ts";

/** Makes the connection, and its store where it is a new one, and begins to ask at once; returns its id. */
export async function addPull(changing: Changing, asked: AskedPull): Promise<string> {
  const { connector, name, format, address, since, secret } = asked;
  const connectionId = randomUUID();
  const settings: PullSettings = { address, since };
  await changing.db.transaction().execute(async (trx) => {
    const store = await settleStore(trx, { ...asked, platform: { id: connector.platform } });
    await insertConnection(trx, {
      ...{ connectionId, storeId: store.storeId, kind: "pull", platform: connector.platform, format, name },
      ...{ settings, secret: sealSecret(changing.sealKey, connectionId, secret) },
      createdBy: changing.principal.name,
    });
    await noteConnection(trx, changing, "connection_added", { ...store, name, connectionId });
    await addJob(trx, "pull", connectionId);
  });
  return connectionId;
}
