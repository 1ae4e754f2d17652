import { coverageEndsOn } from "#shared/insurance/coverage/coverageFacts.ts";
import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import { addDays, daysBetween, type IsoDate } from "#shared/insurance/date.ts";
import { freeLookEnds, repurchaseWindows } from "#shared/insurance/policyClocks.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import { waitingEnds } from "#shared/insurance/waiting.ts";
import type { Policy } from "#shared/model/policy.ts";
import { mainCoverage } from "../bookIndex.ts";
import { serviceEvents } from "../serviceEvents.ts";
import { coveragePolicy } from "../people.ts";
import { coverageWords } from "../policyWords.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { insuredPerson } from "#shared/model/family.ts";
import { defineTrigger, isWithin, type TriggerContext } from "../trigger.ts";
import { yearlyDates } from "../yearly.ts";

function inForce({ book }: TriggerContext): Policy[] {
  return book.policies.filter(({ state }) => isInForce(state));
}

/**
 * Policy anniversary 保單週年日 (A15: 29 Feb is 1 Mar in common years), before the main contract ends: its last day
 * is the business of `termEnd`, and a state on file may outlive the contract.
 */
export const anniversary = defineTrigger({
  params: {},
  facts: ["years"],
  fields: ["years"],
  *occurrences(context, range) {
    for (const policy of inForce(context)) {
      const main = mainCoverage(policy);
      const product = context.book.product(main);
      const ends = product && coverageEndsOn(product, main, policy.effectiveDate);
      for (const { years, on } of yearlyDates(policy.effectiveDate, range)) {
        if (ends !== undefined && on >= ends) break;
        yield {
          policy,
          subject: policy.id,
          on,
          facts: () => ({ years }),
          fields: () => ({ years }),
        };
      }
    }
  },
});

/** Anniversary at which a product may be bought again at the age of its issue (DOMAIN 2.4.7, F04). */
export const repurchase = defineTrigger({
  params: {},
  facts: ["years"],
  fields: ["years", "age", "product"],
  *occurrences(context, range) {
    for (const policy of inForce(context)) {
      for (const coverage of policy.coverages) {
        const product = context.book.product(coverage);
        const option = product?.repurchase;
        if (!product || !option?.at_original_issue_age) continue;
        // F04: a discontinued product only if flagged.
        if (product.status === "discontinued" && !option.allowed_although_discontinued) continue;
        const windows = repurchaseWindows(product, policy.effectiveDate);
        for (const [at, { anniversary: on }] of windows.entries()) {
          if (!isWithin(on, range)) continue;
          const years = option.anniversaries[at] as number;
          yield {
            policy,
            subject: `${policy.id}/${coverage.id}`,
            on,
            facts: () => ({ years }),
            fields: () => ({
              years,
              age: coverage.issueAge,
              product: coverageWords(coverage, context),
            }),
          };
        }
      }
    }
  },
});

/** First day without cover by a coverage's own term: maturity 滿期, end of term, or end by age. */
export const termEnd = defineTrigger({
  params: {},
  facts: ["termType", "kind"],
  fields: ["rider", "amount"],
  *occurrences(context, range) {
    for (const policy of inForce(context)) {
      for (const coverage of policy.coverages) {
        const product = context.book.product(coverage);
        if (!product) continue;
        const on = coverageEndsOn(product, coverage, policy.effectiveDate);
        if (!isWithin(on, range)) continue;
        yield {
          policy,
          subject: `${policy.id}/${coverage.id}`,
          on,
          facts: () => ({ termType: product.coverage_term.type, kind: coverage.kind }),
          fields: () => ({
            rider: coverageWords(coverage, context),
            amount: maturityTwd({ ...policy, coverages: [coverage] }, on, context),
          }),
        };
      }
    }
  },
});

/** What falls due on the last day itself (A12); undefined where nothing does. */
function maturityTwd(policy: Policy, on: string, context: TriggerContext): number | undefined {
  const person = insuredPerson(context.book.customer(policy.insuredId));
  if (!person) return undefined;
  const { lumpTwd } = evaluateSituation(
    {
      person,
      policies: [coveragePolicy(policy, context)],
      situation: { on, cause: "illness", triggers: ["maturity", "survival"] },
    },
    context.catalogue,
  );
  return lumpTwd > 0 ? lumpTwd : undefined;
}

/** No product waits longer than this; older policies need not be looked at. */
const LONGEST_WAITING_DAYS = 1_100;

/** First day of cover after a waiting period 等待期 (DOMAIN 2.6, A17), which a reinstatement starts again. */
export const waitingEnd = defineTrigger({
  params: {},
  facts: ["cause"],
  fields: [],
  *occurrences(context, range) {
    const reinstated = serviceEvents(context.book, "reinstated");
    const nearest = addDays(range.from, -LONGEST_WAITING_DAYS);
    for (const policy of inForce(context)) {
      const { effectiveDate } = policy;
      const restarts = (reinstated.get(policy.id) ?? []).map(({ at }) => taipeiDate(at));
      const isNear = (start: IsoDate) => nearest <= start && start <= range.to;
      if (!isNear(effectiveDate) && !restarts.some(isNear)) continue;
      for (const cause of ["illness", "cancer"] as const) {
        const days = new Set(
          policy.coverages.flatMap((coverage) => {
            const product = context.book.product(coverage);
            if (!product || product.waiting_days[cause] === 0) return [];
            return [undefined, ...restarts].map((reinstatedOn) =>
              waitingEnds(product, { effectiveDate, reinstatedOn }, cause),
            );
          }),
        );
        for (const on of days) {
          if (!isWithin(on, range)) continue;
          yield {
            policy,
            subject: `${policy.id}/${cause}`,
            on,
            facts: () => ({ cause }),
            fields: () => ({}),
          };
        }
      }
    }
  },
});

/** The policy booklet was handed over: the ten days of the free look 契約撤銷權 run (DOMAIN 2.4.1). */
export const freeLook = defineTrigger({
  params: {},
  facts: [],
  fields: ["lastDay", "days"],
  *occurrences(context, range) {
    for (const [policyId, events] of serviceEvents(context.book, "policy_delivered")) {
      const policy = context.book.policy(policyId);
      if (!policy || !isInForce(policy.state)) continue;
      for (const activity of events) {
        const on = taipeiDate(activity.at);
        if (!isWithin(on, range)) continue;
        const lastDay = freeLookEnds(on);
        yield {
          policy,
          subject: policy.id,
          on,
          until: lastDay,
          activity,
          fields: (firing) => ({
            lastDay: { date: lastDay },
            days: daysBetween(firing.on, addDays(lastDay, 1)),
          }),
        };
      }
    }
  },
});
