import { BILL_ITEMS, type BillItem } from "../rules.ts";
import type { RuleOf } from "../product.ts";
import { roundHalfUp } from "../rounding.ts";
import type { Draft } from "./draft.ts";
import type { Bill, Situation } from "./types.ts";

const BILL_KEY = {
  room: "roomPerDay",
  misc: "misc",
  surgery: "surgery",
  accident_medical: "accidentMedical",
} as const satisfies Record<BillItem, keyof Bill>;

/*  bill  |-------------------------------------------|
 *        |-- first contract --|-- second --|... left  |   excess_only: out of what is left
 *        |------ copy_allowed ------|                     copy_allowed: out of the full bill, beside them
 *  1. What excess_only contracts pay together, before rounding, never exceeds the bill.
 *  2. A copy_allowed contract neither takes from nor leaves anything to the others.
 *  3. Earlier effective dates pay first; on equal dates the input order decides. */

/**
 * Share out each item of the bill, in TWD, among the contracts that apply (DOMAIN 3.4.4, A08); changes the
 * drafts in place and never fails: an item that is not on the bill pays 0.
 * Amounts stay exact here and each line is rounded at its own end (A28), so the printed lines of an item may
 * exceed its bill by at most half a dollar a line: of a bill of 7 outside NHI three contracts pay 4.55, 1.5925
 * and 0.557375, printed as 5 + 2 + 1.
 */
export function payReimbursements(drafts: readonly Draft[], situation: Situation): void {
  const open = drafts.filter((draft) => draft.applies && draft.kind === "reimbursement");
  if (open.length === 0) return;
  // sort is stable, so equal dates keep the input order
  const byDate = open.toSorted((a, b) =>
    a.facts.policy.effectiveDate < b.facts.policy.effectiveDate
      ? -1
      : Number(a.facts.policy.effectiveDate > b.facts.policy.effectiveDate),
  );
  for (const item of BILL_ITEMS) {
    payItem(
      byDate.filter((draft) => ruleOf(draft).item === item),
      situation.bill?.[BILL_KEY[item]] ?? 0,
      item === "room" ? (situation.days ?? 0) : 1,
      situation.setting === "non_nhi",
    );
  }
}

function ruleOf(draft: Draft): RuleOf<"reimbursement"> {
  return draft.benefit.rule as RuleOf<"reimbursement">;
}

/** @param times days for the room, whose bill and cap are per day; 1 for every other item */
function payItem(drafts: readonly Draft[], bill: number, times: number, isNonNhi: boolean): void {
  let left = bill;
  for (const draft of drafts) {
    const rule = ruleOf(draft);
    const cap = draft.cap ?? 0;
    const ratio = isNonNhi ? rule.non_nhi_ratio : rule.ratio;
    const isCopy = (draft.facts.coverage.coordination ?? rule.coordination) === "copy_allowed";
    const claim = (isCopy ? bill : left) * ratio;
    const paid = Math.min(cap, claim);
    if (!isCopy) left -= paid;
    draft.amount = paid * times;
    if (bill * times === 0) draft.reason = { code: "noBill" };
    else if (claim === 0) draft.reason = { code: "billCovered" };
    else if (cap < claim) draft.reason = { code: "capped", capTwd: roundHalfUp(cap) };
  }
}
