import type { CoveragePolicy, InsuredPerson } from "#shared/insurance/coverage/types.ts";
import { NEEDS_PARAMS, type Household, type NeedsParams } from "#shared/insurance/needs.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { CustomerId, IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { insuredPerson, isChild, isParent, plannedHousehold } from "#shared/model/family.ts";
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
    household: { ...plannedHousehold(customer, documents.household, on), ...overrides.household },
    params: { ...NEEDS_PARAMS, ...overrides.params },
    on,
  };
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
