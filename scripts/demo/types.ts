import type { CollectionName, Documents } from "#shared/model/collections.ts";
import type { IsoDate, StaffId, UnitId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";

export type Alert = Customer["alerts"][number];
export type Beneficiary = Policy["beneficiaries"][number];
export type Coverage = PolicyCoverage;
export type PremiumMode = Policy["premiumMode"];

/** One document and where it belongs. */
export type Generated = {
  [C in CollectionName]: { collection: C; doc: Documents[C] };
}[CollectionName];

export type CompanyOptions = {
  /** Customers in all, the Lin family's four included; at least 4. */
  customers: number;
  seed: number | string;
  /** The day the company is looked at, in Asia/Taipei. */
  today: IsoDate;
  /**
   * Number of the first person after the Lin family, from which ids, national IDs and policy numbers
   * follow: companies of separate ranges share nobody. Up to 999,999 in all.
   */
  firstSerial?: number;
};

/** Who serves a household. */
export type Owner = { agentId: StaffId; unitId: UnitId };
