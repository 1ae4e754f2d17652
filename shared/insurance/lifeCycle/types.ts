import type { IsoDate } from "../date.ts";
import type { PolicyState } from "../policyState.ts";
import type { Product } from "../product.ts";
import type { PremiumMode } from "../rules.ts";

/** What the calendar must know of a contract. */
export interface Contract {
  readonly effectiveDate: IsoDate;
  readonly premiumMode: PremiumMode;
  /** By bank transfer or card: the reminder starts the grace, whatever the mode. */
  readonly byTransfer: boolean;
  /** Years of payment; Infinity while the cover runs. */
  readonly paymentYears: number;
  /** The first day without cover by the contract's own term, and how it ends; absent for an open end. */
  readonly coverEnds?: { readonly on: IsoDate; readonly as: "matured" | "expired" } | undefined;
  /** Day on which the customer received the policy. */
  readonly receivedOn?: IsoDate | undefined;
  /** Automatic premium loan 自動墊繳. */
  readonly hasPremiumLoan?: boolean | undefined;
  /** One instalment in TWD, for the premium loan. */
  readonly modalPremiumTwd?: number | undefined;
  /** For waiting periods and repurchase windows. */
  readonly product?: Product | undefined;
}

/** States that somebody decides; the others are the work of the calendar and of payments. */
export const DECIDED_STATES = [
  "withdrawn",
  "declined",
  "postponed",
  "surrendered",
  "paid_up",
  "extended_term",
  "waived",
  "claim_terminated",
  "free_look_cancelled",
  "rescinded",
] as const satisfies readonly PolicyState[];
export type DecidedState = (typeof DECIDED_STATES)[number];

/** What happened to a policy, by day. The first premium is part of the issue and no event. */
export type PolicyEvent =
  | { readonly kind: "payment"; readonly on: IsoDate; readonly instalments?: number | undefined }
  /** Reminder 催告, by the day of delivery. */
  | { readonly kind: "reminder"; readonly on: IsoDate }
  /** The insurer's statement of what the policy could still lend, TWD. */
  | { readonly kind: "value"; readonly on: IsoDate; readonly valueTwd: number }
  /** Arrears paid on this day; in force again from the next. */
  | { readonly kind: "reinstatement"; readonly on: IsoDate }
  | {
      readonly kind: "decision";
      readonly on: IsoDate;
      readonly to: DecidedState;
      /** First day without cover of an extended term. */
      readonly until?: IsoDate | undefined;
      /** When the insurer knew of the reason to rescind. */
      readonly knownOn?: IsoDate | undefined;
    };

export type MoveReason =
  | { readonly code: "effective" }
  | { readonly code: "premiumOverdue"; readonly dueOn: IsoDate; readonly lastDay: IsoDate }
  /** Like `premiumOverdue`, but the due date alone had not been enough. */
  | { readonly code: "reminded"; readonly remindedOn: IsoDate; readonly lastDay: IsoDate }
  | { readonly code: "paid"; readonly on: IsoDate }
  | { readonly code: "premiumLent"; readonly dueOn: IsoDate; readonly lentUntil: IsoDate }
  | {
      readonly code: "graceOver";
      readonly lastDay: IsoDate;
      /** Why no premium loan took over. */
      readonly loan: "notElected" | "valueUnknown" | "valueTooSmall";
    }
  | { readonly code: "valueUsedUp"; readonly usedUpOn: IsoDate; readonly lastDay: IsoDate }
  | { readonly code: "reinstated"; readonly paidOn: IsoDate }
  | { readonly code: "notReinstated"; readonly lastDay: IsoDate }
  | { readonly code: "allPremiumsPaid" }
  | { readonly code: "termEnded" }
  /** A benefit fell due in grace or under a loan: the premium is taken from it. */
  | { readonly code: "premiumDeducted" }
  | { readonly code: "decided" };

export interface StateMove {
  readonly on: IsoDate;
  readonly from: PolicyState;
  readonly to: PolicyState;
  readonly why: MoveReason;
}

/** An event that the rules do not permit where it stands: the record and the calendar disagree. */
export interface RefusedEvent {
  readonly event: PolicyEvent;
  readonly state: PolicyState;
  readonly why: "notPermitted" | "tooLate" | "untilMissing";
}
