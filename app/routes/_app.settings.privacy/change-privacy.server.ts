/** What the Privacy page is asked to do. */
import { data, type AppLoadContext } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { listCustomerIds, readAskedId } from "#app/customers/customer-ids.ts";
import { eraseEverywhere } from "#app/customers/erase-everywhere.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import { findCustomer } from "#db/privacy/find-customer.ts";
import { setMasking } from "#db/privacy/masking-setting.ts";
import { setRetention } from "#db/privacy/retention.ts";

const mostDays = 36_500;

/** `intent=find`: what is held of a customer. */
export async function find(context: AppLoadContext, form: FormData) {
  const asked = readAskedId(form.get("customer"));
  if (asked === null) throw data(null, { status: 400 });
  const held = await findCustomer(context.importDb, await listCustomerIds(context, asked));
  await noteAccess(context, {
    action: "customer_looked_up",
    subject: { stores: held.map(({ storeId }) => storeId) },
  });
  return { did: "find" as const, customer: asked, held };
}

/** `intent=erase`: only if `typed` repeats the id. */
export async function erase(context: AppLoadContext, form: FormData) {
  const asked = readAskedId(form.get("customer"));
  if (asked === null) throw data(null, { status: 400 });
  if (readAskedId(form.get("typed")) !== asked) return { did: "erase" as const, state: "wrong" as const };
  const result = await eraseEverywhere(context, asked);
  return { did: "erase" as const, ...result };
}

/** `intent=retention`: days that texts of a store are kept; empty keeps them. */
export async function retain({ importDb, principal, client }: AppLoadContext, form: FormData) {
  const storeId = readStore(form);
  const text = String(form.get("days") ?? "").trim();
  const days = text === "" ? null : Number(text);
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= mostDays)) {
    return { did: "retention" as const, storeId, isSaved: false };
  }
  await importDb.transaction().execute(async (trx) => {
    if (!(await setRetention(trx, storeId, days))) throw data(null, { status: 404 });
    const subject = { days };
    await recordAudit(trx, {
      principal,
      action: "retention_changed",
      storeId,
      subject,
      address: client.address,
    });
  });
  return { did: "retention" as const, storeId, isSaved: true };
}

/** `intent=masking`: `masks=on`, or `masks=off` with `confirmed=yes`. */
export async function mask({ importDb, principal }: AppLoadContext, form: FormData) {
  const storeId = readStore(form);
  const masksPersonalData = form.get("masks") !== "off";
  if (!masksPersonalData && form.get("confirmed") !== "yes") throw data(null, { status: 400 });
  await setMasking(importDb, principal!, { storeId, masksPersonalData });
  return { did: "masking" as const };
}

function readStore(form: FormData): number {
  const text = String(form.get("store") ?? "");
  if (!/^\d{1,9}$/.test(text)) throw data(null, { status: 400 });
  return Number(text);
}
