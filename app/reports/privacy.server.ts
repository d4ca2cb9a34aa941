/** What the Privacy page shows: how long each store keeps texts, and whether it masks. */
import type { Db } from "#db/connection.ts";
import { listMaskingSettings } from "#db/privacy/masking-setting.ts";
import { listRetention } from "#db/privacy/retention.ts";

export async function loadPrivacyReport(db: Db) {
  const [retention, masking] = await Promise.all([listRetention(db), listMaskingSettings(db)]);
  return { retention, masking };
}
