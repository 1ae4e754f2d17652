import type { InsuredPerson } from "#shared/insurance/coverage/types.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { Household } from "#shared/insurance/needs.ts";
import type { OccupationClass } from "#shared/insurance/rules.ts";
import type { Customer } from "./customer.ts";

/** What the needs analysis reads of a member of a household. */
export type FamilyMember = Pick<
  Customer,
  "id" | "birthDate" | "householdRole" | "householdFinance" | "annualIncomeTwd"
>;
type Role = Pick<Customer, "householdRole">;

/** Head or spouse; somebody without a household role is their own head. */
export const isParent = ({ householdRole = "head" }: Role): boolean =>
  householdRole === "head" || householdRole === "spouse";

export const isChild = ({ householdRole }: Role): boolean => householdRole === "child";

/** Somebody as the coverage engine asks for them; null if birth date or sex is not on file. */
export function insuredPerson(customer: Customer | undefined): InsuredPerson | null {
  if (!customer?.birthDate || !customer.sex) return null;
  const { birthDate, sex, occupationClass } = customer;
  return { birthDate, sex, occupationClass: (occupationClass as OccupationClass) ?? null };
}

/**
 * What the needs analysis asks of a person's family (DOMAIN 4); `members` are the household, the person may
 * be among them. The household's figures stand on its head. They describe the loss of the head's income, so
 * a spouse without figures of their own is planned by the fallback 雙十原則 (A19) until living costs are
 * entered. An income not on file counts as 0.
 */
export function plannedHousehold(
  customer: FamilyMember,
  members: readonly FamilyMember[],
  on: IsoDate,
): Household {
  const head = members.find((member) => member.householdRole === "head");
  const shared = isParent(customer) ? head?.householdFinance : undefined;
  const finance =
    customer.householdFinance ??
    (shared && { ...shared, livingMonthlyTwd: undefined, savedForRetirementTwd: 0 });
  const childrenAges = isParent(customer) ? agesOfChildren(members, on) : [];
  return {
    annualIncomeTwd: customer.annualIncomeTwd ?? 0,
    livingMonthlyTwd: finance?.livingMonthlyTwd,
    livingYears: finance?.livingYears ?? yearsOfLiving(customer, members, childrenAges, on),
    mortgageTwd: finance?.mortgageTwd ?? 0,
    debtsTwd: finance?.debtsTwd ?? 0,
    liquidAssetsTwd: finance?.liquidAssetsTwd ?? 0,
    socialBenefitsTwd: finance?.socialBenefitsTwd ?? 0,
    childrenAges,
    savedForRetirementTwd: finance?.savedForRetirementTwd ?? 0,
    pensionYearTwd: finance?.pensionYearTwd,
  };
}

function agesOfChildren(members: readonly FamilyMember[], on: IsoDate): number[] {
  return members
    .filter(isChild)
    .flatMap(({ birthDate }) =>
      birthDate && birthDate <= on ? [completedAge(birthDate, on)] : [],
    );
}

const CHILD_INDEPENDENT_AT = 22;
const SPOUSE_RETIRES_AT = 65;

/** Until the youngest child is 22, or without children until the spouse is 65 (DOMAIN 4, defaults). */
function yearsOfLiving(
  customer: FamilyMember,
  members: readonly FamilyMember[],
  childrenAges: readonly number[],
  on: IsoDate,
): number {
  if (childrenAges.length > 0) return Math.max(0, CHILD_INDEPENDENT_AT - Math.min(...childrenAges));
  const partner = members.find((member) => member.id !== customer.id && isPartner(member));
  if (!partner?.birthDate) return 0;
  return Math.max(0, SPOUSE_RETIRES_AT - completedAge(partner.birthDate, on));
}

const isPartner = ({ householdRole }: Role) =>
  householdRole === "spouse" || householdRole === "head";
