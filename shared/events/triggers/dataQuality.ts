import { addMonths, completedYears, type IsoDate } from "#shared/insurance/date.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { StaffId } from "#shared/model/brand.ts";
import { completeness, type CompletenessPart } from "#shared/targeting/facts/completeness.ts";
import { lacksBeneficiary, owesDeathBenefit } from "#shared/targeting/facts/deathBenefit.ts";
import { words, type Words } from "../fields.ts";
import { isReminded } from "../people.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { isChild } from "#shared/model/family.ts";
import { defineTrigger, isWithin, type TriggerContext } from "../trigger.ts";

/**
 * A death benefit without a living beneficiary (DOMAIN 2.7): from the death of the last one, else from the
 * day on which we had the policy.
 */
export const noBeneficiary = defineTrigger({
  params: {},
  facts: ["allDead"],
  fields: [],
  *occurrences(context, range) {
    for (const policy of context.book.policies) {
      if (!owesDeathBenefit(policy, context.book.product) || !lacksBeneficiary(policy)) continue;
      const deaths = policy.beneficiaries.flatMap(({ benefit, diedOn }) =>
        benefit === "death" && diedOn !== undefined ? [diedOn] : [],
      );
      const on = [policy.effectiveDate, taipeiDate(policy.createdAt), ...deaths].sort().at(-1);
      if (on === undefined || !isWithin(on, range)) continue;
      yield {
        policy,
        subject: policy.id,
        on,
        facts: () => ({ allDead: deaths.length > 0 }),
        fields: () => ({}),
      };
    }
  },
});

/** A person on file, from the first of the next month on: how complete the record is (DOMAIN 10). */
export const recordKept = defineTrigger({
  params: {},
  facts: ["completeness", "isMinor"],
  fields: ["percent", "missing"],
  *occurrences(context, range) {
    for (const customer of context.book.customers) {
      if (!isReminded(customer)) continue;
      const kept = taipeiDate(customer.createdAt);
      const on = `${addMonths(kept, 1).slice(0, 8)}01`;
      if (!isWithin(on, range)) continue;
      yield {
        subject: customer.id,
        on,
        customer,
        facts: (day) => ({
          completeness: completenessOf(customer, context).percent,
          isMinor: isMinor(customer, day),
        }),
        fields: () => {
          const { percent, missing } = completenessOf(customer, context);
          return { percent, missing: { list: missing.map((part) => PART_WORDS[part]) } };
        },
      };
    }
  },
});

/** Nobody asks a child for an income. */
function isMinor(customer: Customer, on: IsoDate): boolean {
  if (customer.birthDate === undefined) return isChild(customer);
  return completedYears(customer.birthDate, on) < 18;
}

function completenessOf(customer: Customer, context: TriggerContext) {
  const { book } = context;
  const held = [...book.policiesOfHolder(customer.id), ...book.policiesOfInsured(customer.id)];
  return completeness(customer, book.household(customer), held, book.product);
}

const PART_WORDS: Readonly<Record<CompletenessPart, Words>> = {
  birthDate: words("出生日期", "birth date", "出生日期"),
  mobile: words("手機", "mobile number", "手机"),
  family: words("家庭成員", "family", "家庭成员"),
  address: words("地址", "address", "地址"),
  occupation: words("職業", "occupation", "职业"),
  income: words("年收入", "income", "年收入"),
  consent: words("行銷同意", "consent", "营销同意"),
  email: words("電子郵件", "e-mail", "电子邮件"),
  beneficiaries: words("受益人確認", "beneficiaries checked", "受益人确认"),
  otherPolicies: words("他公司保單", "other companies' policies", "他公司保单"),
};

/** A serving agent has left and customers are still in their name 孤兒保單; dated by the directory entry. */
export const agentLeft = defineTrigger({
  params: {},
  facts: ["customers"],
  fields: ["customers", "formerAgent"],
  *occurrences(context, range) {
    const served = Map.groupBy(
      context.book.customers.filter(({ status }) => status !== "former"),
      ({ agentId }) => agentId,
    );
    for (const entry of context.book.directory) {
      const on = taipeiDate(entry.updatedAt);
      if (entry.kind !== "staff" || entry.isActive || !isWithin(on, range)) continue;
      const customers = served.get(entry.id as string as StaffId)?.length ?? 0;
      if (customers === 0) continue;
      yield {
        subject: entry.id,
        on,
        unitId: entry.parentUnitId,
        facts: () => ({ customers }),
        fields: () => ({ customers, formerAgent: entry.name }),
      };
    }
  },
});
