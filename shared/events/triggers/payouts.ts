import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { CoverageLine } from "#shared/insurance/coverage/types.ts";
import { addDays, addMonths, type IsoDate } from "#shared/insurance/date.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Benefit } from "#shared/insurance/product.ts";
import type { Policy } from "#shared/model/policy.ts";
import { insuredPerson } from "#shared/model/family.ts";
import { coveragePolicy } from "../people.ts";
import { CATEGORY_WORDS } from "../policyWords.ts";
import {
  defineTrigger,
  isWithin,
  type DateRange,
  type Occurrence,
  type TriggerContext,
} from "../trigger.ts";
import { yearlyDates } from "../yearly.ts";

/**
 * A survival benefit or annuity payment 生存金, 年金 (A11): yearly ones on the first day of their policy
 * year, monthly ones on its monthly days. What ends the contract is maturity and belongs to `term_end`.
 */
export const payout = defineTrigger({
  params: {},
  facts: ["category"],
  fields: ["benefit", "amount"],
  *occurrences(context, range) {
    for (const policy of context.book.policies) {
      if (isInForce(policy.state) && survivalBenefits(policy, context).length > 0) {
        yield* payoutsOf(policy, context, range);
      }
    }
  },
});

function survivalBenefits(policy: Policy, { book }: TriggerContext): Benefit[] {
  return policy.coverages.flatMap((coverage) => {
    const benefits = book.product(coverage)?.benefits ?? [];
    return benefits.filter(isPayout);
  });
}

const isPayout = ({ trigger, terminates }: Benefit) =>
  trigger === "survival" && terminates !== true;

function* payoutsOf(
  policy: Policy,
  context: TriggerContext,
  range: DateRange,
): Generator<Occurrence> {
  // A month that falls in the range belongs to a policy year that began at most a year before.
  const isMonthly = survivalBenefits(policy, context).some(
    ({ rule }) => rule.type === "annuity" && rule.frequency === "monthly",
  );
  const years = isMonthly ? { from: addDays(range.from, -366), to: range.to } : range;
  for (const { on: start } of yearlyDates(policy.effectiveDate, years)) {
    for (const line of linesOn(start, policy, context)) {
      const months = line.every === "month" ? monthsLeft(line) : 1;
      for (let month = 0; month < months; month += 1) {
        const on = addMonths(start, month);
        if (!isWithin(on, range)) continue;
        yield {
          policy,
          subject: `${policy.id}/${line.productCode}/${line.benefitId}`,
          on,
          facts: () => ({ category: line.category }),
          fields: () => ({ benefit: CATEGORY_WORDS[line.category], amount: line.amountTwd }),
        };
      }
    }
  }
}

function linesOn(on: IsoDate, policy: Policy, context: TriggerContext): CoverageLine[] {
  const person = insuredPerson(context.book.customer(policy.insuredId));
  if (!person) return [];
  const { lines } = evaluateSituation(
    {
      person,
      policies: [coveragePolicy(policy, context)],
      situation: { on, cause: "illness", triggers: ["survival"] },
    },
    context.catalogue,
  );
  return lines.filter(
    ({ benefit, kind }) => isPayout(benefit) && (kind === "lump" || kind === "stream"),
  );
}

const monthsLeft = ({ payments }: CoverageLine) => Math.min(12, payments ?? 12);
