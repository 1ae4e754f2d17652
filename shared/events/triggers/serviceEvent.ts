import { isInForce } from "#shared/insurance/policyState.ts";
import type { Customer } from "#shared/model/customer.ts";
import { words } from "../fields.ts";
import { gapRow, householdOf } from "../people.ts";
import { policyWords } from "../policyWords.ts";
import { taipeiClock, taipeiDate } from "#shared/model/taipeiTime.ts";
import { defineTrigger, isWithin, type TriggerContext } from "../trigger.ts";

const NOTHING = words("無", "none", "无");

/** Something that a service event reports about a customer; which, is the parameter `event`. */
export const serviceEvent = defineTrigger({
  params: { event: "roadside" },
  facts: ["policiesInForce", "direction"],
  fields: ["event", "clock", "place", "amount", "gap", "covers"],
  *occurrences(context, range, { event }) {
    for (const activity of context.book.activities("service_event")) {
      if (activity.result !== event) continue;
      const on = taipeiDate(activity.at);
      const customer = context.book.customer(activity.customerId);
      if (!customer || !isWithin(on, range)) continue;
      yield {
        subject: activity.id,
        on,
        at: activity.at,
        customer,
        addressee: customer,
        activity,
        policy: context.book.policy(activity.policyId),
        facts: () => ({
          policiesInForce: coversOf(customer, context).length,
          direction: activity.direction,
        }),
        fields: (firing) => {
          const household = householdOf(customer, context, firing.on);
          const covers = coversOf(customer, context);
          const life = gapRow("life_illness", customer, household, context, firing.on);
          return {
            event: activity.summary,
            clock: taipeiClock(activity.at),
            place: activity.detail || activity.summary,
            amount: activity.amountTwd ?? customer.householdFinance?.mortgageTwd,
            gap: life?.gapTwd,
            covers: covers.length > 0 ? { list: covers } : NOTHING,
          };
        },
      };
    }
  },
});

function coversOf(customer: Customer, context: TriggerContext) {
  return context.book
    .policiesOfInsured(customer.id)
    .filter(({ state }) => isInForce(state))
    .map((policy) => policyWords(policy, context));
}
