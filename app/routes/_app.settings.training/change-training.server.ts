/** What the owner sets for trainers; each change is written down with who made it. */
import { data, type AppLoadContext } from "@remix-run/node";
import { readText } from "#app/access/form-fields.ts";
import {
  certifiedLevels,
  findRuleFault,
  type LevelRule,
  type RuleFault,
} from "#app/training/certification.ts";
import { isProductiveMinutes } from "#app/training/productive-day.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import { writeProductiveMinutes, writeRules } from "#db/training/trainer-rules.ts";

/** What a change is answered with: which form it was, and what was wrong with it. */
export type TrainingAnswer =
  { did: "rules" | "reset"; fault: RuleFault | null } | { did: "day"; fault: "range" | null };

/** `intent=rules`: of each level `judged-N`, `added-N` and `harmed-N`, the last in percent. */
export async function changeRules({ importDb, principal, client }: AppLoadContext, form: FormData) {
  const rules = certifiedLevels.map((level): LevelRule => {
    const read = (name: string) => readNumber(form, `${name}-${level}`);
    return {
      level,
      leastJudged: read("judged"),
      leastAdded: read("added"),
      mostHarmed: read("harmed") / 100,
    };
  });
  const fault = findRuleFault(rules);
  if (fault !== null) return data<TrainingAnswer>({ did: "rules", fault }, { status: 400 });
  await importDb.transaction().execute(async (trx) => {
    await writeRules(trx, rules);
    await recordAudit(trx, {
      ...{ principal, action: "certification_changed", address: client.address },
      subject: Object.fromEntries(rules.map((rule) => [`level_${rule.level}`, describe(rule)])),
    });
  });
  return data<TrainingAnswer>({ did: "rules", fault: null });
}

/** `intent=reset`: the rules Apiary comes with. */
export async function resetRules({ importDb, principal, client }: AppLoadContext) {
  await importDb.transaction().execute(async (trx) => {
    await writeRules(trx, null);
    await recordAudit(trx, {
      ...{ principal, action: "certification_changed", address: client.address },
      subject: { common: true },
    });
  });
  return data<TrainingAnswer>({ did: "reset", fault: null });
}

/** `intent=day`: the minutes of an agent's productive day. */
export async function changeDay({ importDb, principal, client }: AppLoadContext, form: FormData) {
  const minutes = readNumber(form, "minutes");
  if (!isProductiveMinutes(minutes))
    return data<TrainingAnswer>({ did: "day", fault: "range" }, { status: 400 });
  await importDb.transaction().execute(async (trx) => {
    await writeProductiveMinutes(trx, minutes);
    await recordAudit(trx, {
      ...{ principal, action: "productive_day_changed", address: client.address },
      subject: { minutes },
    });
  });
  return data<TrainingAnswer>({ did: "day", fault: null });
}

/** NaN for what is no plain decimal number. */
function readNumber(form: FormData, name: string): number {
  const text = readText(form, name).trim();
  return /^\d{1,7}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
}

const describe = ({ leastJudged, leastAdded, mostHarmed }: LevelRule): string =>
  `≥ ${leastJudged}, ≥ ${leastAdded}, ≤ ${Math.round(mostHarmed * 1000) / 10} %`;
