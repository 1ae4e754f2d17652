import type { IsoDate } from "../date.ts";
import { completedAge } from "../insuranceAge.ts";
import { orderShares } from "./shares.ts";
import {
  isLiving,
  nothingKnown,
  ordersOf,
  type AssignableBenefit,
  type Beneficiary,
  type PersonOf,
} from "./types.ts";

/** Age of majority in years [cfg]; E21 speaks of the adult of 18. */
export const ADULT_AGE_YEARS = 18;

export type BeneficiaryDefect<B extends Beneficiary = Beneficiary> =
  /** Nobody living is named: a death benefit would fall into the estate (E22). */
  | { readonly kind: "noBeneficiary"; readonly benefit: AssignableBenefit }
  | {
      readonly kind: "shares";
      readonly benefit: AssignableBenefit;
      readonly order: number;
      readonly totalPercent: number;
      /** Some of the order have no share at all. */
      readonly isIncomplete: boolean;
    }
  | { readonly kind: "dead"; readonly beneficiary: B }
  | { readonly kind: "formerSpouse"; readonly beneficiary: B }
  | { readonly kind: "minorWithoutGuardian"; readonly beneficiary: B; readonly ageYears: number };

export interface DefectRequest<B extends Beneficiary> {
  readonly beneficiaries: readonly B[];
  /** What is known of a beneficiary as a person; default nothing. */
  readonly personOf?: PersonOf<B>;
  readonly on: IsoDate;
  /** The benefits this policy can pay to a beneficiary; default death alone. */
  readonly payable?: readonly AssignableBenefit[];
  /** Marital status of the insured: a divorced person's 配偶 on the policy is a former one. */
  readonly isInsuredDivorced?: boolean;
}

/** What should be put right about the beneficiaries of a policy (DOMAIN 2.7, E22), in the order printed there. */
export function beneficiaryDefects<B extends Beneficiary>(
  request: DefectRequest<B>,
): BeneficiaryDefect<B>[] {
  const { beneficiaries, payable = ["death"] } = request;
  return [
    ...payable.flatMap((benefit) => benefitDefects(request, benefit)),
    ...beneficiaries.flatMap((beneficiary) => personDefects(request, beneficiary)),
  ];
}

function benefitDefects<B extends Beneficiary>(
  { beneficiaries, personOf = nothingKnown }: DefectRequest<B>,
  benefit: AssignableBenefit,
): BeneficiaryDefect<B>[] {
  const orders = ordersOf(beneficiaries, benefit);
  const defects: BeneficiaryDefect<B>[] = orders.flatMap(({ order, members }) => {
    const shares = orderShares(members);
    if (shares.kind === "equal" || shares.kind === "percent") return [];
    const { totalPercent } = shares;
    return {
      kind: "shares",
      benefit,
      order,
      totalPercent,
      isIncomplete: shares.kind === "incomplete",
    };
  });
  const hasHeir = orders.some(({ members }) => members.some((one) => isLiving(one, personOf)));
  return hasHeir ? defects : [{ kind: "noBeneficiary", benefit }, ...defects];
}

function personDefects<B extends Beneficiary>(
  { personOf = nothingKnown, on, isInsuredDivorced = false }: DefectRequest<B>,
  beneficiary: B,
): BeneficiaryDefect<B>[] {
  if (beneficiary.isLegalHeirs) return [];
  // The dead need no second warning.
  if (!isLiving(beneficiary, personOf)) return [{ kind: "dead", beneficiary }];
  const person = personOf(beneficiary);
  const defects: BeneficiaryDefect<B>[] = [];
  if (person?.isFormerSpouse ?? readsAsFormerSpouse(beneficiary.relation, isInsuredDivorced)) {
    defects.push({ kind: "formerSpouse", beneficiary });
  }
  const ageYears = person?.birthDate === undefined ? null : completedAge(person.birthDate, on);
  if (ageYears !== null && ageYears < ADULT_AGE_YEARS && person?.hasGuardian !== true) {
    defects.push({ kind: "minorWithoutGuardian", beneficiary, ageYears });
  }
  return defects;
}

function readsAsFormerSpouse(relation: string | undefined, isInsuredDivorced: boolean): boolean {
  if (relation === undefined) return false;
  if (/^前(?:配偶|夫|妻)$|^ex-?(?:spouse|husband|wife)$/i.test(relation)) return true;
  return isInsuredDivorced && /^(?:配偶|夫|妻|丈夫|妻子|spouse|husband|wife)$/i.test(relation);
}
