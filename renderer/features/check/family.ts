import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { NO_OVERRIDES, type CheckDocuments, type Overrides } from "./checkInput.ts";
import { makeCheck, rowOf, type Check } from "./checkView.ts";
import type { GapState } from "./StateTag.tsx";

/** One row of the family's overview; amounts in TWD, the hospital benefit a day. */
export type FamilyMember = Readonly<{
  customer: Customer;
  /** Null where birth date or sex is not known. */
  check: Check | null;
  lifeNeed: number;
  lifeHave: number;
  lifeGap: number;
  major: number;
  hospital: number;
  premium: number;
  state: GapState;
}>;

/** Everybody of the household checked on the same day; changed assumptions belong to the open person only. */
export function familyOf(
  documents: CheckDocuments,
  members: readonly Customer[],
  today: IsoDate,
  overrides: Overrides,
): FamilyMember[] {
  return members
    .filter(({ kind }) => kind === "person")
    .map((customer) => {
      const own = customer.id === documents.customer.id ? overrides : NO_OVERRIDES;
      const check = makeCheck({ ...documents, customer }, today, null, own);
      const row = (kind: Parameters<typeof rowOf>[1]) => check && rowOf(check, kind);
      const life = row("life_illness");
      return {
        customer,
        check,
        lifeNeed: life?.needTwd ?? 0,
        lifeHave: life?.haveTwd ?? 0,
        lifeGap: life?.gapTwd ?? 0,
        major: row("major_illness")?.haveTwd ?? 0,
        hospital: row("hospital_day")?.haveTwd ?? 0,
        premium: check?.premiumTwd ?? 0,
        state: life?.state ?? "none",
      };
    });
}
