import type { CoveragePolicy, InsuredPerson } from "#shared/insurance/coverage/types.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import { NEEDS_PARAMS, type Household, type NeedsParams } from "#shared/insurance/needs.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { OccupationClass } from "#shared/insurance/rules.ts";
import type { CustomerId, IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";

/** What is on file about one person and their household. */
export type CheckDocuments = Readonly<{
  customer: Customer;
  /** Policies of the household; those whose insured is the customer make the check. */
  policies: readonly Policy[];
  /** Members of the household; the customer may be among them. */
  household: readonly Customer[];
  /** The office's own products, which win over the shipped catalogue. */
  products?: readonly Product[];
}>;

export type HouseholdFigure = Exclude<keyof Household, "childrenAges">;

/** Assumptions changed on the screen; they live as long as the screen and never reach a document. */
export type Overrides = Readonly<{
  household: Partial<Record<HouseholdFigure, number>>;
  params: Partial<NeedsParams>;
}>;

export const NO_OVERRIDES: Overrides = { household: {}, params: {} };

export type CheckInput = Readonly<{
  person: InsuredPerson;
  /** `policyNo` holds the document's id: two companies may give the same number. */
  policies: readonly CoveragePolicy[];
  /** Policies on the children's lives: their annuities serve the education row. */
  childrenPolicies: readonly CoveragePolicy[];
  household: Household;
  params: NeedsParams;
  on: IsoDate;
}>;

/** Fields without which no check can be made, or null if all are there. */
export function missingFor(customer: Customer): "birth" | null {
  return customer.kind === "person" && customer.birthDate && customer.sex ? null : "birth";
}

/** What the engine asks for, from the documents; null if birth date or sex is not known. */
export function checkInput(
  documents: CheckDocuments,
  on: IsoDate,
  overrides: Overrides = NO_OVERRIDES,
): CheckInput | null {
  const { customer } = documents;
  const person = insuredPerson(customer);
  if (!person) return null;
  return {
    person,
    policies: coveragePolicies(documents, [customer.id]),
    childrenPolicies: coveragePolicies(documents, [customer.id, ...childrenIds(documents)]),
    household: { ...householdOf(documents, on), ...overrides.household },
    params: { ...NEEDS_PARAMS, ...overrides.params },
    on,
  };
}

function insuredPerson({ birthDate, sex, occupationClass }: Customer): InsuredPerson | null {
  if (!birthDate || !sex) return null;
  return { birthDate, sex, occupationClass: (occupationClass as OccupationClass) ?? null };
}

function childrenIds({ customer, household }: CheckDocuments): CustomerId[] {
  if (!isParent(customer)) return [];
  return household.filter(isChild).map(({ id }) => id);
}

function coveragePolicies(
  { policies, products }: CheckDocuments,
  insuredIds: readonly CustomerId[],
): CoveragePolicy[] {
  const own = new Map((products ?? []).map((product) => [product.code, product]));
  return policies
    .filter((policy) => insuredIds.includes(policy.insuredId))
    .map(({ id, company, effectiveDate, state, coverages }) => ({
      policyNo: id,
      company,
      effectiveDate,
      state,
      coverages: coverages.map((coverage) => ({
        ...coverage,
        product: coverage.product ?? own.get(coverage.productCode ?? ""),
      })),
    }))
    .toSorted((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1));
}

/**
 * The household's figures stand on its head. They describe the loss of the head's income, so a spouse
 * without figures of their own is planned by the fallback 雙十原則 (A19) until living costs are entered.
 */
function householdOf({ customer, household }: CheckDocuments, on: IsoDate): Household {
  const head = household.find((member) => member.householdRole === "head");
  const shared = isParent(customer) ? head?.householdFinance : undefined;
  const finance =
    customer.householdFinance ??
    (shared && { ...shared, livingMonthlyTwd: undefined, savedForRetirementTwd: 0 });
  const childrenAges = isParent(customer) ? agesOfChildren(household, on) : [];
  return {
    annualIncomeTwd: customer.annualIncomeTwd ?? 0,
    livingMonthlyTwd: finance?.livingMonthlyTwd,
    livingYears: finance?.livingYears ?? yearsOfLiving(customer, household, childrenAges, on),
    mortgageTwd: finance?.mortgageTwd ?? 0,
    debtsTwd: finance?.debtsTwd ?? 0,
    liquidAssetsTwd: finance?.liquidAssetsTwd ?? 0,
    socialBenefitsTwd: finance?.socialBenefitsTwd ?? 0,
    childrenAges,
    savedForRetirementTwd: finance?.savedForRetirementTwd ?? 0,
    pensionYearTwd: finance?.pensionYearTwd,
  };
}

/** Somebody without a household is their own head. */
const isParent = ({ householdRole = "head" }: Customer) =>
  householdRole === "head" || householdRole === "spouse";
const isChild = ({ householdRole }: Customer) => householdRole === "child";

function agesOfChildren(household: readonly Customer[], on: IsoDate): number[] {
  return household
    .filter(isChild)
    .flatMap(({ birthDate }) =>
      birthDate && birthDate <= on ? [completedAge(birthDate, on)] : [],
    );
}

const CHILD_INDEPENDENT_AT = 22;
const SPOUSE_RETIRES_AT = 65;

/** Until the youngest child is 22, or without children until the spouse is 65 (DOMAIN 4, defaults). */
function yearsOfLiving(
  customer: Customer,
  household: readonly Customer[],
  childrenAges: readonly number[],
  on: IsoDate,
): number {
  if (childrenAges.length > 0) return Math.max(0, CHILD_INDEPENDENT_AT - Math.min(...childrenAges));
  const partner = household.find(
    (member) =>
      member.id !== customer.id &&
      (member.householdRole === "spouse" || member.householdRole === "head"),
  );
  if (!partner?.birthDate) return 0;
  return Math.max(0, SPOUSE_RETIRES_AT - completedAge(partner.birthDate, on));
}

/**
 * The same household in `years` years (F23): children grow, the years of living costs run down, and from
 * the retirement age on there is no income to replace. Debts and assets stay at today's amounts.
 */
export function agedHousehold(household: Household, years: number, isRetired: boolean): Household {
  return {
    ...household,
    annualIncomeTwd: isRetired ? 0 : household.annualIncomeTwd,
    livingYears: Math.max(0, household.livingYears - years),
    childrenAges: household.childrenAges.map((age) => age + years).filter((age) => age >= 0),
  };
}
