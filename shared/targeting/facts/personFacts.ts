import type { CustomerId, HouseholdId } from "#shared/model/brand.ts";
import type { ItemScope } from "../catalogue/fieldDefinition.ts";
import type { ChildRow, CoverageRow, PersonRow, PolicyRow } from "../catalogue/fieldTypes.ts";

/** One policy, coverage or child of a person; `label` says in a reason which one it was. */
export type FactItem<Row> = Readonly<{ label: string; row: Row }>;

/**
 * Everything the criteria of DOMAIN 7 ask about one person on one date: one flat typed row, and a list
 * for each thing a person has several of.
 */
export type PersonFacts = Readonly<{
  id: CustomerId;
  householdId: HouseholdId;
  name: string;
  /** Whether health data may be used; without it health fields are null here and match nobody. */
  hasHealthConsent: boolean;
  row: PersonRow;
  /** Policies in which the person is policyholder or insured, whatever their state. */
  policies: readonly FactItem<PolicyRow>[];
  /** Coverages of those policies that are in force. */
  coverages: readonly FactItem<CoverageRow>[];
  /** Children of the household, if the person is its head or the spouse. */
  children: readonly FactItem<ChildRow>[];
}>;

export const ITEM_LISTS = {
  policy: "policies",
  coverage: "coverages",
  child: "children",
} as const satisfies Record<ItemScope, keyof PersonFacts>;
