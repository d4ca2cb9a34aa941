/** Whether a store's personal data is masked before it is stored. It is, unless an owner has said otherwise. */
import { sql } from "kysely";
import type { Principal } from "#app/access/principal.ts";
import { recordAudit } from "../audit/record-access.ts";
import type { Db } from "../connection.ts";

/** Keys of the stores whose data is kept as it is sent. */
export async function listUnmaskedStores(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("stores")
    .select("key")
    .where("masks_personal_data", "=", false)
    .orderBy("key")
    .execute();
  return rows.map(({ key }) => key);
}

export type MaskingSetting = { storeId: number; key: string; name: string; masksPersonalData: boolean };

/** Of all stores, by name. */
export async function listMaskingSettings(db: Db): Promise<MaskingSetting[]> {
  return db
    .selectFrom("stores")
    .select(["store_id as storeId", "key", "name", "masks_personal_data as masksPersonalData"])
    .orderBy("name")
    .execute();
}

/**
 * Sets it for what is stored from now on, and writes down who did; false if there is no such store or it was so already.
 * What is stored already stays as it is.
 */
export async function setMasking(
  db: Db,
  principal: Principal,
  setting: { storeId: number; masksPersonalData: boolean },
): Promise<boolean> {
  const { storeId, masksPersonalData } = setting;
  return db.transaction().execute(async (trx) => {
    const result = await trx
      .updateTable("stores")
      .set({ masks_personal_data: masksPersonalData })
      .where("store_id", "=", storeId)
      .where(sql<boolean>`masks_personal_data <> ${masksPersonalData}`)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return false;
    const subject = { masks_personal_data: masksPersonalData };
    await recordAudit(trx, { principal, action: "masking_changed", storeId, subject });
    return true;
  });
}
