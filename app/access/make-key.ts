/** API keys as their page makes them: what was asked for is read, the key made, its hash kept. */
import { insertApiKey } from "#db/access/api-keys.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import { readText, readTexts } from "./form-fields.ts";
import type { Principal } from "./principal.ts";
import { roles, type Role } from "./role.ts";
import { hashToken, makeToken } from "./token.ts";

export type KeyFault = "name" | "role" | "scope" | "limit";

export type AskedKey = {
  name: string;
  role: Role;
  allStores: boolean;
  regions: string[];
  storeIds: number[];
  requestsPerMinute: number;
  days: number | null;
};

/** Days a key may be good for; 0 stands for as long as it is not revoked. */
export const expiries = [30, 90, 365, 0] as const;
const longestName = 100;
const mostRequests = 100_000;
const prefixLength = 12;

type Known = { stores: readonly { storeId: number }[]; regions: readonly string[] };

/** What a form asks for, or what is wrong with it. Only stores and regions there are can be chosen. */
export function readAskedKey(form: FormData, known: Known): AskedKey | { fault: KeyFault } {
  const name = readText(form, "name").trim();
  if (name === "" || name.length > longestName) return { fault: "name" };
  const role = roles.find((one) => one === readText(form, "role"));
  if (!role) return { fault: "role" };
  const allStores = readText(form, "scope") === "all";
  const regions = known.regions.filter((region) => readTexts(form, "region").includes(region));
  const storeIds = known.stores
    .map(({ storeId }) => storeId)
    .filter((id) => readTexts(form, "store").includes(String(id)));
  if (!allStores && regions.length + storeIds.length === 0) return { fault: "scope" };
  const requests = readText(form, "limit").trim();
  const requestsPerMinute = /^\d{1,6}$/.test(requests) ? Number(requests) : 0;
  if (requestsPerMinute < 1 || requestsPerMinute > mostRequests) return { fault: "limit" };
  const days = expiries.find((one) => String(one) === readText(form, "days")) ?? expiries[0];
  return { name, role, allStores, regions, storeIds, requestsPerMinute, days: days === 0 ? null : days };
}

/** Makes the key and returns it: nobody can read it again. */
export async function makeKey(db: Db, principal: Principal, asked: AskedKey): Promise<string> {
  const key = `apk_${makeToken()}`;
  await db.transaction().execute(async (trx) => {
    const keyId = await insertApiKey(trx, {
      ...asked,
      keyHash: hashToken(key),
      prefix: key.slice(0, prefixLength),
      createdBy: principal.name,
    });
    const { name, role, allStores, regions, storeIds, requestsPerMinute, days } = asked;
    await recordAudit(trx, {
      principal,
      action: "key_made",
      subject: { keyId, name, role, allStores, regions, storeIds, requestsPerMinute, days },
    });
  });
  return key;
}
