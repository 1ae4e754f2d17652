import type { BenefitCategory } from "../categories.ts";
import type { IsoDate } from "../date.ts";
import type { PolicyState } from "../policyState.ts";
import type { Benefit, Product } from "../product.ts";
import type {
  BillItem,
  Cause,
  Coordination,
  OccupationClass,
  PayTerm,
  Sex,
  SurgerySetting,
  TreatmentSetting,
  Trigger,
} from "../rules.ts";
import type { Reason } from "./reason.ts";

export interface InsuredPerson {
  readonly birthDate: IsoDate;
  readonly sex: Sex;
  readonly occupationClass?: OccupationClass | null;
}

export interface PaidBefore {
  readonly benefitId: string;
  readonly amountTwd: number;
}

/** One coverage of a policy: a catalogue code, or an inline product for what was entered by hand (F21). */
export interface CoverageInput {
  readonly productCode?: string | undefined;
  readonly product?: Product | undefined;
  /** Insurance age at issue. */
  readonly issueAge: number;
  /** The sum now in force, in the product's own unit (A14). */
  readonly sumInsured: number;
  readonly payTerm: PayTerm;
  readonly coverageYears?: number | undefined;
  readonly coordination?: Coordination | undefined;
  /** Else the catalogue's premium at issue. */
  readonly annualPremiumTwd?: number | undefined;
  /** What this coverage has already paid (A09). */
  readonly paidBefore?: readonly PaidBefore[] | undefined;
}

export interface CoveragePolicy {
  readonly policyNo: string;
  /** For display only (A05). */
  readonly company: string;
  readonly effectiveDate: IsoDate;
  readonly state: PolicyState;
  readonly coverages: readonly CoverageInput[];
}

export interface Bill {
  readonly roomPerDay?: number | undefined;
  readonly misc?: number | undefined;
  readonly surgery?: number | undefined;
  readonly accidentMedical?: number | undefined;
}

export interface Situation {
  readonly on: IsoDate;
  readonly cause: Cause;
  readonly triggers: readonly Trigger[];
  /** Combined grade of one disability, 1 (total) to 11. */
  readonly disabilityGrade?: number | undefined;
  /** Days in hospital, intensive care included. */
  readonly days?: number | undefined;
  readonly icuDays?: number | undefined;
  readonly surgeryGrade?: number | undefined;
  /** What the catalogue's `settings` modifier tests (A07); default inpatient. */
  readonly surgerySetting?: SurgerySetting | undefined;
  /** Chooses between `ratio` and `non_nhi_ratio` only (A07); default nhi. */
  readonly setting?: TreatmentSetting | undefined;
  readonly sessions?: number | undefined;
  readonly bill?: Bill | undefined;
}

export type LineKind = "lump" | "reimbursement" | "stream" | "waiver" | "none";
export type StreamEvery = "month" | "year";

export interface CoverageLine {
  readonly policyNo: string;
  readonly company: string;
  readonly policyState: PolicyState;
  readonly product: Product;
  readonly productCode: string;
  readonly coverage: CoverageInput;
  /** Its rule is what the screen puts into words. */
  readonly benefit: Benefit;
  readonly benefitId: string;
  readonly category: BenefitCategory;
  readonly kind: LineKind;
  /** TWD; for a stream one payment, for a waiver 0. */
  readonly amountTwd: number;
  readonly reason: Reason;
  /** Whether every test was passed, even if nothing is left to pay. */
  readonly applies: boolean;
  readonly every?: StreamEvery;
  /** Payments of a stream; null for life. */
  readonly payments?: number | null;
  /** Limit of a reimbursement, per day for the room, per stay or accident otherwise. */
  readonly capTwd?: number;
  readonly item?: BillItem;
  /** What a per-day benefit pays for one day. */
  readonly perDayTwd?: number;
  /** When a benefit promised for later begins; set only by `evaluatePromises`. */
  readonly startsOn?: IsoDate;
}

export interface CoverageStream {
  readonly category: BenefitCategory;
  readonly amountTwd: number;
  readonly every: StreamEvery;
  readonly payments: number | null;
}

export interface CoverageResult {
  /** Sum of the lump lines (A29). */
  readonly lumpTwd: number;
  readonly reimbursementTwd: number;
  /** Never merged and in no total (A11). */
  readonly streams: readonly CoverageStream[];
  /** Product codes, once per coverage (A10). */
  readonly waived: readonly string[];
  /** One line per benefit whose trigger is asked, paying or not (A29). */
  readonly lines: readonly CoverageLine[];
  /** Codes that the catalogue does not know: these coverages could not be evaluated. */
  readonly unknownProducts: readonly string[];
}
