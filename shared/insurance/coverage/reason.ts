import type { IsoDate } from "../date.ts";
import type { PolicyState } from "../policyState.ts";
import type { Cause } from "../rules.ts";

/** Why a line pays or does not: a code and its values, so that each language makes its own sentence. */
export type Reason =
  | { readonly code: "paid" }
  | { readonly code: "state"; readonly state: PolicyState }
  | { readonly code: "notEffective"; readonly from: IsoDate }
  | { readonly code: "coverageEnded"; readonly benefitId: string }
  | { readonly code: "expiredAtAge"; readonly age: number; readonly on: IsoDate }
  | { readonly code: "expiredAfterYears"; readonly years: number; readonly on: IsoDate }
  | { readonly code: "waiting"; readonly until: IsoDate }
  | { readonly code: "cause"; readonly cause: Cause }
  | { readonly code: "beforeAge"; readonly age: number }
  | { readonly code: "afterAge"; readonly age: number }
  | { readonly code: "beforePolicyYear"; readonly year: number }
  | { readonly code: "onlyOn"; readonly on: IsoDate }
  | { readonly code: "gradeMissing" }
  | { readonly code: "gradeNotCovered"; readonly grade: number }
  | { readonly code: "setting" }
  | { readonly code: "oncePaid" }
  | { readonly code: "groupPaid"; readonly benefitId: string }
  | { readonly code: "terminatedBy"; readonly benefitId: string }
  | { readonly code: "lifetimeLimit"; readonly limitTwd: number; readonly paidTwd: number }
  | { readonly code: "deducted"; readonly benefitId: string; readonly deductedTwd: number }
  | { readonly code: "funeralLimit"; readonly limitTwd: number }
  | { readonly code: "noBill" }
  | { readonly code: "billCovered" }
  | { readonly code: "capped"; readonly capTwd: number }
  | { readonly code: "nothingToWaive" }
  | { readonly code: "zero" };
