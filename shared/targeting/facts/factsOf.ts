import type { Beneficiary, PersonOf } from "#shared/insurance/beneficiaries/types.ts";
import { anniversary, completedYears, parseIso, type IsoDate } from "#shared/insurance/date.ts";
import type { GapKind, GapRow } from "#shared/insurance/gaps.ts";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import { catalogue as shipped } from "#shared/insurance/shippedCatalogue.ts";
import type { Customer } from "#shared/model/customer.ts";
import { mayUseHealthData } from "#shared/model/healthConsent.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { PersonRow } from "../catalogue/fieldTypes.ts";
import { CONSENT_WORDS, GAP_WORDS } from "../catalogue/values.ts";
import { placeForm } from "../foldText.ts";
import { completeness } from "./completeness.ts";
import { childrenOf, lifeStage } from "./family.ts";
import { historyOf, openCases } from "./history.ts";
import { holdingsOf } from "./holdings.ts";
import type { FactsInput } from "./input.ts";
import type { PersonFacts } from "./personFacts.ts";
import { coverageRows, policyFacts, productOf } from "./policyFacts.ts";

/** The answers of one person to all fifty criteria of DOMAIN 7 on a date, from the documents. */
export function factsOf(input: FactsInput): PersonFacts {
  const { customer, household, on, products = shipped } = input;
  const policies = input.policies.filter(
    ({ policyholderId, insuredId }) => policyholderId === customer.id || insuredId === customer.id,
  );
  const ownInForce = policies.filter(({ isOwn, state }) => isOwn && isInForce(state));
  const isOrphan = ownInForce.length > 0 && !isServed(input);
  const history = historyOf(input.activities, input.cases, on);
  const context = { products, history, ownInForce: ownInForce.length, isOrphan, on };
  const born = birthFacts(customer, on);
  const children = childrenOf(customer, household, on);
  const personOf = input.personOf ?? amongHousehold(household);
  const hasHealthConsent = mayUseHealthData(customer, on);
  const row: PersonRow = {
    ...born,
    ...profileFacts(customer, hasHealthConsent),
    ...figureFacts(input),
    ...householdFacts(customer, household),
    children_count: children?.length ?? null,
    ...holdingsOf(customer, policies, products, personOf, on),
    ...gapFacts(input.gaps),
    ...history.row,
    ...openCases(input.cases, on),
    completeness: completeness(customer, household, policies, (coverage) =>
      productOf(coverage, products),
    ).percent,
    ...consentFacts(customer, on),
    agent: customer.agentId ?? null,
    unit: customer.unitId ?? null,
    is_orphan: isOrphan,
    life_stage: lifeStage(customer, born.age, children),
  };
  return {
    id: customer.id,
    householdId: customer.householdId,
    name: customer.name,
    hasHealthConsent,
    row,
    policies: policies.map((policy) => policyFacts(policy, context)),
    coverages: policies.flatMap((policy: Policy) => coverageRows(policy, products, on)),
    children: children ?? [],
  };
}

function isServed({ customer: { agentId }, isServing = () => true }: FactsInput): boolean {
  return agentId !== undefined && isServing(agentId);
}

function amongHousehold(household: readonly Customer[]): PersonOf<Beneficiary> {
  return ({ customerId }) => {
    const member = household.find(({ id }) => id === customerId);
    return member && { birthDate: member.birthDate };
  };
}

type BirthFacts = Pick<
  PersonRow,
  | "age"
  | "insurance_age"
  | "next_insurance_age_change"
  | "birth_date"
  | "next_birthday"
  | "last_birthday"
>;

function birthFacts({ kind, birthDate }: Customer, on: IsoDate): BirthFacts {
  const known = kind === "person" && birthDate !== undefined ? parseIso(birthDate) : null;
  const ages = known === null ? null : insuranceAge(known, on);
  if (known === null || ages === null) {
    return {
      age: null,
      insurance_age: null,
      next_insurance_age_change: null,
      birth_date: known,
      next_birthday: null,
      last_birthday: null,
    };
  }
  const last = anniversary(known, completedYears(known, on));
  return {
    age: ages.age,
    insurance_age: ages.insuranceAge,
    next_insurance_age_change: ages.nextChange,
    birth_date: known,
    next_birthday: last === on ? on : anniversary(known, ages.age + 1),
    last_birthday: last,
  };
}

/** What the person's own document says. Empty text is empty. */
function profileFacts(customer: Customer, hasHealthConsent: boolean) {
  const { address, occupationClass } = customer;
  return {
    sex: customer.sex ?? null,
    marital_status: customer.maritalStatus ?? null,
    household_role: customer.householdRole ?? null,
    is_breadwinner: customer.isBreadwinner ?? null,
    occupation: filled(customer.occupation),
    occupation_class: occupationClass === undefined ? null : String(occupationClass),
    employer: filled(customer.employer),
    annual_income: customer.annualIncomeTwd ?? null,
    education: customer.education ?? null,
    city: place(address?.city),
    district: place(address?.district),
    // The area 前三碼: who looks for 110 means 11049 and 110204 too.
    postcode: filled(address?.postcode?.slice(0, 3)),
    has_car: customer.hasCar ?? (customer.carType || customer.carInsuranceExpiresOn ? true : null),
    // A car that was sold leaves no kind and no insurance to speak of.
    car_type: customer.hasCar === false ? null : (customer.carType ?? null),
    car_insurance_expiry:
      customer.hasCar === false ? null : (customer.carInsuranceExpiresOn ?? null),
    tags: [...new Set(customer.tags)],
    // Held back here too, so that no table or screen made from facts ever holds it (DOMAIN 9.2).
    smoker: hasHealthConsent ? (customer.smoker ?? null) : null,
    preferred_channel: customer.preferredChannel ?? null,
    referrer: filled(customer.referrer?.name),
    source: customer.source,
    channel: customer.salesChannel ?? null,
  } as const;
}

const filled = (text: string | undefined): string | null => text?.trim() || null;
const place = (text: string | undefined): string | null => placeForm(text ?? "") || null;

function figureFacts({ figures = {} }: FactsInput) {
  const { rfm, tier, clvTwd, contributionTwd, referrals } = figures;
  return {
    rfm_r: rfm?.r ?? null,
    rfm_f: rfm?.f ?? null,
    rfm_m: rfm?.m ?? null,
    rfm_segment: rfm?.segment ?? null,
    tier: tier ?? null,
    clv: clvTwd ?? null,
    contribution: contributionTwd ?? null,
    referrals: referrals ?? null,
  };
}

/** The mortgage stands on the head of the household and is the spouse's too; so is the home. */
function householdFacts(
  customer: Customer,
  household: readonly Customer[],
): Pick<PersonRow, "has_house" | "mortgage_balance"> {
  const head = household.find(({ householdRole }) => householdRole === "head");
  const shared = customer.householdRole === "spouse" ? head : undefined;
  const finance = customer.householdFinance ?? shared?.householdFinance;
  const mortgageTwd = finance?.mortgageTwd ?? null;
  return {
    has_house: customer.hasHouse ?? shared?.hasHouse ?? (mortgageTwd ? true : null),
    mortgage_balance: mortgageTwd,
  };
}

type GapColumn = `${"gap" | "adequacy"}_${GapKind}`;

function gapFacts(rows: readonly GapRow[] = []): Pick<PersonRow, GapColumn> {
  const byKind = new Map(rows.map((row) => [row.kind, row]));
  return Object.fromEntries(
    (Object.keys(GAP_WORDS) as GapKind[]).flatMap((kind) => [
      [`gap_${kind}`, byKind.get(kind)?.gapTwd ?? null],
      [`adequacy_${kind}`, byKind.get(kind)?.adequacy ?? null],
    ]),
  ) as Record<GapColumn, number | null>;
}

type ConsentColumn = `consent_${keyof typeof CONSENT_WORDS}`;

/**
 * The newest word of each channel counts, of one day the refusal; a consent given for a time is none after
 * its last day. What people answered, not whether they may be written to: that is `mayMarket`.
 */
function consentFacts({ consents }: Customer, on: IsoDate): Pick<PersonRow, ConsentColumn> {
  const standing = (channel: string): boolean | null => {
    const given = consents.filter((one) => one.channel === channel && one.on <= on);
    const newest = given.reduce((day, one) => (one.on > day ? one.on : day), "");
    if (newest === "") return null;
    return given.every(
      (one) =>
        one.on !== newest || (one.granted && (one.expiresOn === undefined || on <= one.expiresOn)),
    );
  };
  return Object.fromEntries(
    Object.keys(CONSENT_WORDS).map((channel) => [`consent_${channel}`, standing(channel)]),
  ) as Record<ConsentColumn, boolean | null>;
}
