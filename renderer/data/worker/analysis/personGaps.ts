import { checkInput } from "#renderer/features/check/checkInput.ts";
import { gapTable } from "#shared/insurance/gaps.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { BookPerson } from "./bookTable.ts";

const NOBODY = {
  annualIncomeTwd: 0,
  livingYears: 0,
  mortgageTwd: 0,
  debtsTwd: 0,
  liquidAssetsTwd: 0,
  socialBenefitsTwd: 0,
  childrenAges: [],
  savedForRetirementTwd: 0,
} as const;

// What a policy pays hangs on its own issue ages. Only the limit for insureds under 15 (A16) asks for the
// person, and it cuts a death cover that a child has no need of; so a policy is worked out for an adult.
const ADULT = { birthDate: "1900-01-01", sex: "M" } as const;

/**
 * Cover of one policy by gap kind, TWD, in the order of GAP_KINDS. Covers add up over the policies of
 * a person (for reimbursements DOMAIN 4 compares with the sum of caps), so each is worked out once;
 * against the health check, which rounds the sum, care streams may differ by 1 TWD a policy.
 */
export function policyCover(policy: Policy, on: string): readonly number[] | null {
  if (!isInForce(policy.state)) return null;
  const { rows } = gapTable({
    person: ADULT,
    policies: [{ ...policy, policyNo: policy.id }],
    household: NOBODY,
    on,
  });
  return rows.map((row) => row.haveTwd);
}

/**
 * Need of one person by gap kind, TWD, with the household's figures as the health check reads them;
 * null if birth date or sex is not known.
 */
export function personNeed(
  person: BookPerson,
  household: readonly BookPerson[],
  on: string,
): readonly number[] | null {
  if (person.kind !== "person") return null;
  // The check reads only fields that BookPerson keeps.
  const customer = person as unknown as Customer;
  const members = household as unknown as readonly Customer[];
  const input = checkInput({ customer, policies: [], household: members }, on as IsoDate);
  return input && gapTable(input).rows.map((row) => row.needTwd);
}
