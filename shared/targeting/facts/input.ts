import type { RfmResult } from "#shared/analytics/rfm.ts";
import type { Tier } from "#shared/analytics/tiers.ts";
import type { Beneficiary, PersonOf } from "#shared/insurance/beneficiaries/types.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import type { GapRow } from "#shared/insurance/gaps.ts";
import type { Activity } from "#shared/model/activity.ts";
import type { CampaignId } from "#shared/model/organisation.ts";
import type { CustomerId, StaffId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { Case } from "#shared/model/work.ts";
import type { CampaignResponse, CAR_WORDS, SALES_CHANNEL_WORDS } from "../catalogue/values.ts";

/** What DOMAIN 7 asks and no document of the model holds; absent is not known. */
export type PersonProfile = Readonly<{
  /** Separate written consent to health data (DOMAIN 9.2). */
  hasHealthConsent?: boolean;
  hasCar?: boolean;
  carType?: keyof typeof CAR_WORDS;
  carInsuranceExpiry?: IsoDate;
  hasHouse?: boolean;
  /** Newest answers: 0 to 10, and 1 to 5. */
  nps?: number;
  csat?: number;
  referrer?: string;
  referrals?: number;
  salesChannel?: keyof typeof SALES_CHANNEL_WORDS;
  campaignResponses?: readonly { campaignId: CampaignId; response: CampaignResponse }[];
  hasCheckedBeneficiaries?: boolean;
  hasAskedOtherPolicies?: boolean;
}>;

/** Figures that stand only among all people of a book: the caller works them out once for everybody. */
export type BookFigures = Readonly<{
  rfm?: Pick<RfmResult<CustomerId>, "r" | "f" | "m" | "segment">;
  tier?: Tier;
  clvTwd?: number;
  contributionTwd?: number;
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
  profile?: PersonProfile;
  /** Default: the shipped catalogue. */
  products?: ProductBook;
  /** Default: every agent still serves. */
  isServing?: (agentId: StaffId) => boolean;
  /** What is known of a beneficiary; default: by `customerId` among the household. */
  personOf?: PersonOf<Beneficiary>;
  on: IsoDate;
}>;
