import { addDays } from "#shared/insurance/date.ts";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import { NEEDS_PARAMS, needs } from "#shared/insurance/needs.ts";
import { annualPremiumTwd } from "#shared/insurance/premium.ts";
import { words, type Fields } from "../fields.ts";
import { householdOf, isReminded, parentOf } from "../people.ts";
import { BEGINNING, defineTrigger, isWithin, type TriggerContext } from "../trigger.ts";
import { yearlyDates } from "../yearly.ts";
import type { Customer } from "#shared/model/customer.ts";
import { insuredPerson } from "#shared/model/family.ts";

type Quote = Readonly<{ product: string; sumInsured: number }>;

/** Day on which the insurance age 保險年齡 rises (DOMAIN 2.1, A01), with what a product then costs (F10). */
export const insuranceAgeChange = defineTrigger({
  params: { product: "QH-CI", sumInsured: 1_000_000 },
  facts: ["insuranceAge"],
  fields: ["fromAge", "toAge", "product", "fromPremium", "toPremium"],
  *occurrences(context, range, params) {
    const eve = addDays(range.from, -1);
    for (const customer of context.book.customers) {
      const { birthDate } = customer;
      if (!isReminded(customer) || !birthDate) continue;
      let after = eve < birthDate ? birthDate : eve;
      for (;;) {
        const next = insuranceAge(birthDate, after, context.leapDay);
        if (!next || next.nextChange > range.to) break;
        const on = next.nextChange;
        const fromAge = next.insuranceAge;
        if (isWithin(on, range)) {
          yield {
            subject: customer.id,
            on,
            customer,
            facts: () => ({ insuranceAge: fromAge + 1 }),
            fields: () => ({
              fromAge,
              toAge: fromAge + 1,
              ...quotes(customer, fromAge, params, context),
            }),
          };
        }
        after = on;
      }
    }
  },
});

/** Yearly premium before and after the change; nothing if the product does not take both ages. */
function quotes(
  customer: Customer,
  fromAge: number,
  { product: code, sumInsured }: Quote,
  context: TriggerContext,
): Fields {
  const product = context.catalogue.find(code);
  const { sex, occupationClass } = insuredPerson(customer) ?? {};
  const payTerm = product?.pay_terms.at(-1);
  if (!product || !sex || payTerm === undefined) return {};
  if (fromAge < product.issue_age.min || fromAge + 1 > product.issue_age.max) return {};
  const premium = (age: number) =>
    annualPremiumTwd(product, { sex, age, sumInsured, payTerm, occupationClass }) ?? undefined;
  return {
    product: words(product.name_zh, product.name_en, product.name_zh),
    fromPremium: premium(fromAge),
    toPremium: premium(fromAge + 1),
  };
}

/** Birthday; a person born on 29 Feb has it on 1 Mar in common years [cfg] (DOMAIN 2.1). */
export const birthday = defineTrigger({
  params: {},
  facts: ["age"],
  fields: ["age", "child", "parent", "years", "amount"],
  *occurrences(context, range) {
    for (const customer of context.book.customers) {
      const { birthDate } = customer;
      if (!isReminded(customer) || !birthDate) continue;
      for (const { years: age, on } of yearlyDates(birthDate, range, context.leapDay)) {
        yield {
          subject: customer.id,
          on,
          customer,
          facts: () => ({ age }),
          fields: (firing) => {
            const household = householdOf(customer, context, firing.on);
            const person = insuredPerson(customer);
            const retirement =
              household && person && firing.on >= (birthDate ?? BEGINNING)
                ? needs({ person, household, on: firing.on })
                : null;
            return {
              age,
              child: customer.name,
              parent: parentOf(customer, context)?.name,
              years: Math.max(0, NEEDS_PARAMS.retireAge - age),
              amount: retirement?.retirementGapTwd ?? undefined,
            };
          },
        };
      }
    }
  },
});
