import type { RfmResult } from "#shared/analytics/rfm.ts";
import type { Tier } from "#shared/analytics/tiers.ts";
import type { Beneficiary, PersonOf } from "#shared/insurance/beneficiaries/types.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import type { GapRow } from "#shared/insurance/gaps.ts";
import type { Activity } from "#shared/model/activity.ts";
import type { CustomerId, StaffId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { Case } from "#shared/model/work.ts";

/** Figures that stand only among all people of a book: the caller works them out once for everybody. */
export type BookFigures = Readonly<{
  rfm?: Pick<RfmResult<CustomerId>, "r" | "f" | "m" | "segment">;
  tier?: Tier;
  clvTwd?: number;
  contributionTwd?: number;
  /** How many people name this one as their referrer (`referralCounts`); absent is not known. */
  referrals?: number;
}>;

export type FactsInput = Readonly<{
  customer: Customer;
  /** Policies in which the person has a part; others are left out of account. */
  policies: readonly Policy[];
  /** Members of the household; the person may be among them. */
  household: readonly Customer[];
  /** About this person. */
  activities: readonly Activity[];
  cases: readonly Case[];
  /** Rows of the health check (`gapTable`); absent where no check can be made. */
  gaps?: readonly GapRow[];
  figures?: BookFigures;
  /** Default: the shipped catalogue. */
  products?: ProductBook;
  /** Default: every agent still serves. */
  isServing?: (agentId: StaffId) => boolean;
  /** What is known of a beneficiary; default: by `customerId` among the household. */
  personOf?: PersonOf<Beneficiary>;
  on: IsoDate;
}>;
