/** What the Money page is asked to do; each change is written down with who made it. */
import { data, type AppLoadContext } from "@remix-run/node";
import { readText } from "#app/access/form-fields.ts";
import { checkAmount } from "#app/money/amount.ts";
import { isRate, type Rate } from "#app/money/convert.ts";
import { isCurrency, mostMinorDigits } from "#app/money/currency.ts";
import { isDay } from "#app/time/day.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import { removeRate, setRate } from "#db/money/exchange-rates.ts";
import { setMinuteCost } from "#db/money/minute-costs.ts";

export type RateFault = "currency" | "rate" | "day";

/** Digits of a minute's cost beyond those of its currency: a minute may cost less than a cent. */
const finestDigits = mostMinorDigits + 4;

/** `intent=rate`: so many of `reporting` for one of `currency`, from a day on. */
export async function changeRate({ importDb, principal, client }: AppLoadContext, form: FormData) {
  const rate = readRate(form);
  const fault = findFault(rate);
  if (fault !== null) return data({ did: "rate" as const, fault }, { status: 400 });
  await importDb.transaction().execute(async (trx) => {
    await setRate(trx, rate);
    await recordAudit(trx, {
      ...{ principal, action: "rate_changed", address: client.address },
      subject: describe(rate),
    });
  });
  return { did: "rate" as const, fault: null };
}

/** `intent=drop`. */
export async function dropRate({ importDb, principal, client }: AppLoadContext, form: FormData) {
  const rate = readRate(form);
  if (!isDay(rate.holdsFrom)) throw data(null, { status: 400 });
  await importDb.transaction().execute(async (trx) => {
    if (!(await removeRate(trx, rate))) return;
    const { rate: _, ...subject } = describe(rate);
    await recordAudit(trx, {
      ...{ principal, action: "rate_removed", address: client.address, subject },
    });
  });
  return { did: "drop" as const, fault: null };
}

/** `intent=cost`: what a minute costs in a store; both fields empty forget it. */
export async function changeCost({ importDb, principal, client }: AppLoadContext, form: FormData) {
  const text = readText(form, "store");
  if (!/^\d{1,9}$/.test(text)) throw data(null, { status: 400 });
  const storeId = Number(text);
  const [cost, currency] = [readText(form, "cost").trim(), readText(form, "currency").trim().toUpperCase()];
  const isKnown = isCurrency(currency) && checkAmount(cost, finestDigits) === null;
  if (!isKnown && cost !== "")
    return data({ did: "cost" as const, storeId, isSaved: false }, { status: 400 });
  const told = isKnown ? { cost, currency } : null;
  await importDb.transaction().execute(async (trx) => {
    if (!(await setMinuteCost(trx, storeId, told))) throw data(null, { status: 404 });
    await recordAudit(trx, {
      ...{ principal, action: "minute_cost_changed", storeId, address: client.address },
      subject: { cost: told?.cost ?? null, currency: told?.currency ?? null },
    });
  });
  return { did: "cost" as const, storeId, isSaved: true };
}

function readRate(form: FormData): Rate {
  const read = (name: string) => readText(form, name).trim();
  return {
    currency: read("currency").toUpperCase(),
    reportingCurrency: read("reporting").toUpperCase(),
    ...{ holdsFrom: read("from"), rate: read("rate") },
  };
}

function findFault({ currency, reportingCurrency, holdsFrom, rate }: Rate): RateFault | null {
  if (!isCurrency(currency) || !isCurrency(reportingCurrency) || currency === reportingCurrency)
    return "currency";
  if (!isRate(rate)) return "rate";
  return isDay(holdsFrom) ? null : "day";
}

const describe = ({ currency, reportingCurrency, holdsFrom, rate }: Rate) => ({
  ...{ currency, reporting: reportingCurrency, from: holdsFrom, rate },
});
