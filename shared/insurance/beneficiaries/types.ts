import type { IsoDate } from "../date.ts";

/** Benefits that may be left to others; disability and medical benefits go to the insured (DOMAIN 2.7). */
export const ASSIGNABLE_BENEFITS = ["death", "maturity", "annuity"] as const;
export type AssignableBenefit = (typeof ASSIGNABLE_BENEFITS)[number];

/** One named beneficiary, or the class 法定繼承人; the shape in which a policy stores it. */
export interface Beneficiary {
  readonly benefit: AssignableBenefit;
  readonly name: string;
  readonly customerId?: string | undefined;
  readonly isLegalHeirs: boolean;
  /** 順位, from 1. */
  readonly order: number;
  /** 0 to 100; absent in a whole order: equal shares 均分. */
  readonly sharePercent?: number | undefined;
  readonly relation?: string | undefined;
  /** Day of death, as far as the policy's own record knows of it. */
  readonly diedOn?: IsoDate | undefined;
}

/** What is known of a beneficiary as a person; absent is unknown and raises no warning. */
export interface BeneficiaryPerson {
  readonly isDead?: boolean | undefined;
  readonly birthDate?: IsoDate | undefined;
  readonly hasGuardian?: boolean | undefined;
  /** Known from the household; else the relation on the policy is read. */
  readonly isFormerSpouse?: boolean | undefined;
}

export type PersonOf<B extends Beneficiary> = (beneficiary: B) => BeneficiaryPerson | undefined;

/** Nothing is known of a beneficiary beyond what stands on the policy. */
export const nothingKnown = (): undefined => undefined;

/** A class never dies out; a person is dead if the policy or the person's own record says so. */
export function isLiving<B extends Beneficiary>(beneficiary: B, personOf: PersonOf<B>): boolean {
  if (beneficiary.isLegalHeirs) return true;
  return beneficiary.diedOn === undefined && personOf(beneficiary)?.isDead !== true;
}

/** The beneficiaries of one benefit by order, the first order first; each order as entered. */
export function ordersOf<B extends Beneficiary>(
  beneficiaries: readonly B[],
  benefit: AssignableBenefit,
): { readonly order: number; readonly members: readonly B[] }[] {
  const byOrder = Map.groupBy(
    beneficiaries.filter((beneficiary) => beneficiary.benefit === benefit),
    ({ order }) => order,
  );
  return [...byOrder]
    .map(([order, members]) => ({ order, members }))
    .toSorted((a, b) => a.order - b.order);
}
