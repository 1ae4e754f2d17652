import { isInForce } from "#shared/insurance/policyState.ts";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import type { IsoDate, PolicyId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { beneficiariesOf } from "./beneficiaries.ts";
import { coveragesOf, isIssueAge, productOf } from "./coverages.ts";
import { dateBetween, daysAfter, workingHour, yearsAfter } from "./dates.ts";
import { premiumStateOf } from "./premiumState.ts";
import type { Random } from "./random.ts";
import { mainSales } from "./tables/sales.ts";
import type { Coverage } from "./types.ts";

const YEARS_OF_BOOK = 25;

/** All policies of a household's members, own and other companies'. */
export function policiesOf(random: Random, members: readonly Customer[], today: IsoDate): Policy[] {
  const isProspect = random.chance(0.1);
  const incomeTwd = members.reduce((sum, { annualIncomeTwd = 0 }) => sum + annualIncomeTwd, 0);
  return members.flatMap((insured) => {
    const policies: Policy[] = [];
    const wanted = insured.birthDate === undefined ? 0 : countOf(random, insured);
    for (let made = 0; made < wanted; made += 1) {
      const budgetTwd = Math.max(12_000, (incomeTwd * 0.1) / members.length);
      const context = {
        insured,
        members,
        today,
        budgetTwd,
        isProspect,
        number: policies.length + 1,
      };
      const policy = policyOf(random, context);
      if (policy) policies.push(policy);
    }
    return policies;
  });
}

/** Adults hold about three and a half contracts, children half of that: 2.5 a customer over the book. */
function countOf(random: Random, { householdRole }: Customer): number {
  if (householdRole === "child")
    return random.weighted([
      [0, 22],
      [1, 36],
      [2, 28],
      [3, 14],
    ] as const);
  if (householdRole === "parent")
    return random.weighted([
      [0, 25],
      [1, 30],
      [2, 25],
      [3, 20],
    ] as const);
  return random.weighted([
    [0, 6],
    [1, 12],
    [2, 19],
    [3, 21],
    [4, 18],
    [5, 12],
    [6, 8],
    [8, 4],
  ] as const);
}

type Context = {
  insured: Customer;
  members: readonly Customer[];
  today: IsoDate;
  budgetTwd: number;
  isProspect: boolean;
  number: number;
};

function policyOf(random: Random, context: Context): Policy | null {
  const { insured, members, today, budgetTwd, number } = context;
  const birthDate = insured.birthDate as IsoDate;
  const effectiveDate = effectiveDateOf(random, birthDate, today);
  const issueAge = insuranceAge(birthDate, effectiveDate)?.insuranceAge;
  if (issueAge === undefined) return null;
  const sale = saleOf(random, issueAge, effectiveDate, context.isProspect);
  if (!sale) return null;
  const { company } = productOf(sale.code);
  const isOwn = company === "QH";
  const coverages = coveragesOf(random, sale, { insured, issueAge, budgetTwd });
  const premiumMode = random.weighted(modes);
  const annualPremiumTwd = coverages.reduce((sum, each) => sum + each.annualPremiumTwd, 0);
  const main = coverages[0] as Coverage;
  const policyholder = holderOf(random, insured, members);
  const serial = insured.id.slice(2);
  const createdAt = workingHour(random, effectiveDate);
  const updatedOn = dateBetween(random, effectiveDate, daysAfter(today, -1));
  return {
    id: `p-${serial}-${number}` as PolicyId,
    policyNo: `${company}${effectiveDate.slice(2, 4)}${serial}${number}`,
    company,
    isOwn,
    customerId: insured.id,
    policyholderId: policyholder.id,
    insuredId: insured.id,
    beneficiaries: beneficiariesOf(random, { insured, members, product: productOf(sale.code) }),
    effectiveDate,
    premiumMode,
    paymentMethod: random.weighted(methods),
    ...premiumStateOf(random, { effectiveDate, premiumMode, main, annualPremiumTwd }, today),
    annualPremiumTwd,
    coverages: coverages.map((each) => withOldCoordination(each, effectiveDate)),
    ...(isOwn ? {} : { evidence: random.weighted(evidences), evidenceOn: updatedOn }),
    agentId: insured.agentId,
    unitId: insured.unitId,
    createdAt,
    updatedAt: workingHour(random, updatedOn),
    updatedBy: insured.updatedBy,
  };
}

const modes = [
  ["annual", 46],
  ["semiannual", 9],
  ["quarterly", 10],
  ["monthly", 35],
] as const;
const methods = [
  ["bank_transfer", 42],
  ["credit_card", 36],
  ["post_office", 10],
  ["cash", 8],
  ["payroll", 4],
] as const;
const evidences = [
  ["policy_booklet", 55],
  ["statement", 30],
  ["verbal", 15],
] as const;

/** More recent years weigh more; nobody is insured before birth, nothing begins today. */
function effectiveDateOf(random: Random, birthDate: IsoDate, today: IsoDate): IsoDate {
  const days = Math.floor(YEARS_OF_BOOK * 365 * random.next() ** 1.5) + 1;
  const wanted = daysAfter(today, -days);
  const yesterday = daysAfter(today, -1);
  return wanted > birthDate ? wanted : dateBetween(random, birthDate, yesterday);
}

function saleOf(random: Random, issueAge: number, effectiveDate: IsoDate, isProspect: boolean) {
  const year = Number(effectiveDate.slice(0, 4));
  const choice = mainSales.filter(
    ({ code, ages, soldUntil }) =>
      issueAge >= ages[0] &&
      issueAge <= ages[1] &&
      year <= soldUntil &&
      isIssueAge(productOf(code), issueAge) &&
      (!isProspect || productOf(code).company !== "QH"),
  );
  return choice.length === 0
    ? null
    : random.weighted(choice.map((sale) => [sale, sale.weight] as const));
}

/** Adults mostly insure themselves; for a child a parent signs. */
function holderOf(random: Random, insured: Customer, members: readonly Customer[]): Customer {
  const [head = insured, second] = members;
  if (insured.householdRole === "child")
    return second?.householdRole === "spouse" && random.chance(0.4) ? second : head;
  return insured.householdRole === "parent" && random.chance(0.5) ? head : insured;
}

/** Before 2024-07-01 some wordings accepted copies of receipts (DOMAIN 3.4.4). */
function withOldCoordination(coverage: Coverage, effectiveDate: IsoDate): Coverage {
  const isReimbursement = coverage.productCode === "QH-HR" || coverage.productCode === "HY-HR";
  const isOld = effectiveDate < "2019-11-08";
  return isReimbursement && isOld ? { ...coverage, coordination: "copy_allowed" } : coverage;
}

/**
 * In the register of customers: who has a contract with us, had one, or never had; and nobody is
 * entered later than the first of these contracts.
 */
export function withStatus(members: readonly Customer[], policies: readonly Policy[]): Customer[] {
  return members.map((member) => {
    const own = policies.filter(
      ({ isOwn, insuredId, policyholderId }) =>
        isOwn && (insuredId === member.id || policyholderId === member.id),
    );
    const isCustomer = own.some(({ state }) => isInForce(state));
    const status = isCustomer ? "customer" : own.length > 0 ? "former" : "prospect";
    const moments = [member.createdAt, ...own.map(({ createdAt }) => createdAt)];
    const createdAt = moments.reduce((first, each) => (each < first ? each : first));
    return { ...member, status, createdAt };
  });
}

export const bookStart = (today: IsoDate) => yearsAfter(today, -YEARS_OF_BOOK);
