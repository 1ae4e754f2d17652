import { completedAge } from "#shared/insurance/insuranceAge.ts";
import { fromIso, toIso, type IsoDate } from "#shared/insurance/date.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Household } from "#shared/insurance/needs.ts";
import { gapRow, isReminded, parentOf } from "../people.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { isChild } from "#shared/model/family.ts";
import { defineTrigger, isWithin } from "../trigger.ts";

/** 1 August, when the school year begins, of the year in which a child has the 18th birthday (E17). */
export const schoolYear = defineTrigger({
  params: { age: 18 },
  facts: [],
  fields: ["child", "parent", "have", "need", "gap"],
  *occurrences(context, range, { age }) {
    for (const child of context.book.customers) {
      const { birthDate } = child;
      if (!isReminded(child) || !isChild(child) || !birthDate) continue;
      const on = toIso({ year: fromIso(birthDate).year + age, month: 8, day: 1 });
      if (!isWithin(on, range)) continue;
      yield {
        subject: child.id,
        on,
        customer: child,
        fields: (firing) => {
          const household = onlyChild(child, firing.on);
          const row = gapRow("education", child, household, context, firing.on);
          return {
            child: child.name,
            parent: parentOf(child, context)?.name,
            have: row?.haveTwd,
            need: row?.needTwd,
            gap: row?.gapTwd,
          };
        },
      };
    }
  },
});

/** The education row of one child: its own cost against the annuities on its own life (DOMAIN 4). */
function onlyChild({ birthDate }: Customer, on: IsoDate): Household {
  return {
    annualIncomeTwd: 0,
    livingYears: 0,
    mortgageTwd: 0,
    debtsTwd: 0,
    liquidAssetsTwd: 0,
    socialBenefitsTwd: 0,
    childrenAges: birthDate === undefined ? [] : [completedAge(birthDate, on)],
    savedForRetirementTwd: 0,
  };
}

/** A child under one year of age was entered as a member of a household. */
export const childBorn = defineTrigger({
  params: {},
  facts: [],
  fields: ["child", "parent"],
  *occurrences(context, range) {
    for (const child of context.book.customers) {
      const { birthDate } = child;
      if (!isReminded(child) || !isChild(child) || !birthDate) continue;
      const on = taipeiDate(child.createdAt);
      if (!isWithin(on, range) || on < birthDate) continue;
      if (completedAge(birthDate, on, context.leapDay) > 0) continue;
      yield {
        subject: child.id,
        on,
        customer: child,
        addressee: parentOf(child, context),
        fields: () => ({ child: child.name, parent: parentOf(child, context)?.name }),
      };
    }
  },
});
