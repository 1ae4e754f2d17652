import { customerSchema, householdOfOne, type Customer } from "#shared/model/customer.ts";
import { policySchema, type Policy, type PolicyCoverage } from "#shared/model/policy.ts";

const RECORD = {
  agentId: "staff-1",
  unitId: "unit-1",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-11-01T00:00:00.000Z",
  updatedBy: "staff-1",
} as const;

/** A valid customer with only what a test names. */
export const customerDoc = (fields: { id: string } & Record<string, unknown>): Customer =>
  customerSchema.parse({
    householdId: householdOfOne(fields.id),
    kind: "person",
    status: "customer",
    name: `客戶${fields.id}`,
    phones: [],
    tags: [],
    source: "existing",
    consents: [],
    alerts: [],
    ...RECORD,
    ...fields,
  });

const coverageDoc = (fields: Partial<PolicyCoverage>, index: number) => ({
  id: `c${index + 1}`,
  kind: index === 0 ? "main" : "rider",
  productCode: "QH-WL",
  issueAge: 30,
  sumInsured: 1_000_000,
  payTerm: 20,
  annualPremiumTwd: 10_000,
  ...fields,
});

/** A valid policy of ours on one customer; `coverages` may be given in part. */
export function policyDoc(
  fields: { id: string; customerId: string; coverages?: Partial<PolicyCoverage>[] } & Record<
    string,
    unknown
  >,
): Policy {
  const coverages = (fields.coverages ?? [{}]).map(coverageDoc);
  return policySchema.parse({
    policyNo: `NO-${fields.id}`,
    company: "QH",
    isOwn: true,
    state: "in_force",
    policyholderId: fields.customerId,
    insuredId: fields.customerId,
    beneficiaries: [],
    effectiveDate: "2020-01-01",
    premiumMode: "annual",
    paymentMethod: "bank_transfer",
    annualPremiumTwd: coverages.reduce((sum, coverage) => sum + coverage.annualPremiumTwd, 0),
    ...RECORD,
    ...fields,
    coverages,
  });
}
