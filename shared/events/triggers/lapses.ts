import { coverageEndsOn } from "#shared/insurance/coverage/coverageFacts.ts";
import { reinstatementWindow } from "#shared/insurance/policyClocks.ts";
import type { Policy } from "#shared/model/policy.ts";
import { mainCoverage } from "../bookIndex.ts";
import { defineTrigger, isWithin, type TriggerContext } from "../trigger.ts";

/** The policy lapsed 停效 and has not been reinstated. */
export const lapsed = defineTrigger({
  params: {},
  facts: [],
  fields: ["withoutEvidenceUntil", "lastDay"],
  *occurrences(context, range) {
    for (const policy of context.book.policies) {
      const window = lapseOf(policy, context);
      if (!window || !isWithin(window.lapsedOn, range)) continue;
      yield {
        policy,
        subject: policy.id,
        on: window.lapsedOn,
        fields: () => ({
          withoutEvidenceUntil: { date: window.withoutEvidenceUntil },
          lastDay: { date: window.lastDay },
        }),
      };
    }
  },
});

/** The two last days of reinstatement 復效: without evidence, and of all (DOMAIN 2.4.5). */
export const reinstatementDeadline = defineTrigger({
  params: {},
  facts: ["deadline"],
  fields: [],
  *occurrences(context, range) {
    for (const policy of context.book.policies) {
      const window = lapseOf(policy, context);
      if (!window) continue;
      const { lapsedOn, withoutEvidenceUntil, lastDay } = window;
      const deadlines = new Map([
        [lastDay, "last"],
        [withoutEvidenceUntil, withoutEvidenceUntil === lastDay ? "last" : "withoutEvidence"],
      ]);
      for (const [on, deadline] of deadlines) {
        if (on < lapsedOn || !isWithin(on, range)) continue;
        yield {
          policy,
          subject: policy.id,
          on,
          facts: () => ({ deadline }),
          fields: () => ({}),
        };
      }
    }
  },
});

function lapseOf(policy: Policy, { book }: TriggerContext) {
  const { state, lapsedOn, effectiveDate } = policy;
  if (state !== "lapsed" || lapsedOn === undefined) return null;
  const main = mainCoverage(policy);
  const product = book.product(main);
  const endsOn = product ? coverageEndsOn(product, main, effectiveDate) : null;
  return { lapsedOn, ...reinstatementWindow(lapsedOn, endsOn) };
}
