/** The number each other platform would show for the same orders, and what leads from it to ours. */
import type { Db } from "#db/connection.ts";
import { sumRules, type CurrencyRuleSum } from "#db/queries/sum-rules.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { ruleSteps, type PlatformRule, type RuleStep } from "#app/sales/rules.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";

/** Money as decimals of the currency; `change` is signed, `left` is what stands after the step. */
export type RuleWalk = {
  rule: PlatformRule;
  claimed: string;
  /** How many times our net number it is; null where ours is nothing or less. */
  times: number | null;
  steps: { step: RuleStep; change: string; left: string }[];
};
export type RulesOfCurrency = { currency: string; gross: string; net: string; rules: RuleWalk[] };
export type RulesReport = {
  currencies: RulesOfCurrency[];
  /** The page is filtered by what only conversations have; these are all orders of its stores. */
  isNarrowed: boolean;
};

export async function loadRules(db: Db, frame: PageFrame): Promise<RulesReport> {
  const { whole, isNarrowed } = buildSalesFrame(frame);
  return { currencies: buildRules(await sumRules(db, whole)), isNarrowed };
}

/** Steps that change nothing are left out, but for the last: net is always told. */
export function buildRules(sums: readonly CurrencyRuleSum[]): RulesOfCurrency[] {
  const currencies = [...new Set(sums.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
    const own = sums.filter((sum) => sum.currency === currency);
    const [first] = own;
    const refunded = first?.steps.refunded ?? 0n;
    const net = first ? addSteps(first) : 0n;
    return {
      ...{ currency, gross: write(net - refunded), net: write(net) },
      rules: own.map(({ rule, claimed, steps }) => {
        let left = claimed;
        const walked = ruleSteps.flatMap((step) => {
          left += steps[step];
          const isTold = steps[step] !== 0n || step === "refunded";
          return isTold ? [{ step, change: write(steps[step]), left: write(left) }] : [];
        });
        return { rule, claimed: write(claimed), times: divide(claimed, net), steps: walked };
      }),
    };
  });
}

const addSteps = ({ claimed, steps }: CurrencyRuleSum): bigint =>
  ruleSteps.reduce((sum, step) => sum + steps[step], claimed);

const divide = (part: bigint, whole: bigint): number | null =>
  whole <= 0n ? null : Number((part * 1000n) / whole) / 1000;
