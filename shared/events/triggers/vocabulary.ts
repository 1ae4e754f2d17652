import type { Trigger } from "../trigger.ts";
import { birthday, insuranceAgeChange } from "./birthdays.ts";
import { callBack, complaintTerm, custody } from "./cases.ts";
import { claimClosed, claimPending } from "./claims.ts";
import { consentEnds, notContacted, surveyAnswered } from "./contacts.ts";
import { agentLeft, noBeneficiary, recordKept } from "./dataQuality.ts";
import { childBorn, schoolYear } from "./family.ts";
import { lapsed, reinstatementDeadline } from "./lapses.ts";
import { debitFailed, graceBegins, premiumDue } from "./payments.ts";
import { payout } from "./payouts.ts";
import { anniversary, freeLook, repurchase, termEnd, waitingEnd } from "./policyDates.ts";
import { lapseRisk, policyLoan } from "./policyRisk.ts";
import { serviceEvent } from "./serviceEvent.ts";

/** Every event that a rule may be tied to: code finds the occurrences, data says what to make of them. */
export const TRIGGERS = {
  insurance_age_change: insuranceAgeChange,
  birthday,
  repurchase,
  policy_anniversary: anniversary,
  term_end: termEnd,
  payout,
  premium_due: premiumDue,
  debit_failed: debitFailed,
  grace_begins: graceBegins,
  lapsed,
  reinstatement_deadline: reinstatementDeadline,
  policy_loan: policyLoan,
  claim_closed: claimClosed,
  claim_pending: claimPending,
  service_event: serviceEvent,
  school_year: schoolYear,
  child_born: childBorn,
  no_beneficiary: noBeneficiary,
  record_kept: recordKept,
  custody,
  not_contacted: notContacted,
  lapse_risk: lapseRisk,
  free_look: freeLook,
  waiting_end: waitingEnd,
  agent_left: agentLeft,
  complaint_term: complaintTerm,
  call_back: callBack,
  survey_answered: surveyAnswered,
  consent_ends: consentEnds,
} as const satisfies Record<string, Trigger>;

/** The trigger of a name; undefined if there is none. */
export function triggerOf(type: string): Trigger | undefined {
  return Object.hasOwn(TRIGGERS, type) ? TRIGGERS[type as keyof typeof TRIGGERS] : undefined;
}
