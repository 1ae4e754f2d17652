import type { Policy } from "../../model/policy.ts";
import { coverageEndsOn } from "../coverage/coverageFacts.ts";
import type { ProductBook } from "../coverage/evaluateSituation.ts";
import { addDays, type IsoDate } from "../date.ts";
import { modalPremiumTwd, paymentYears } from "../premium.ts";
import type { Product } from "../product.ts";
import { catalogue as shipped } from "../shippedCatalogue.ts";
import { advance } from "./clockMoves.ts";
import { fallenDue, START, type Position } from "./position.ts";
import { standingAt, type PolicyStanding } from "./stateOn.ts";
import type { Contract } from "./types.ts";

/** What a stored policy tells the calendar. */
export type PolicyRecord = Pick<
  Policy,
  | "effectiveDate"
  | "premiumMode"
  | "paymentMethod"
  | "state"
  | "nextDueDate"
  | "lapsedOn"
  | "coverages"
>;

/** The contract of a stored policy, or null if its main product is not known. The riders end with it. */
export function contractOf(record: PolicyRecord, products: ProductBook = shipped): Contract | null {
  const { effectiveDate, premiumMode, paymentMethod, coverages } = record;
  const main = coverages.find(({ kind }) => kind === "main") ?? coverages[0];
  const product = main && (main.product ?? products.find(main.productCode ?? ""));
  if (!main || !product) return null;
  return {
    effectiveDate,
    premiumMode,
    byTransfer: paymentMethod === "bank_transfer" || paymentMethod === "credit_card",
    paymentYears: paymentYears(main.payTerm, main.issueAge),
    coverEnds: {
      on: coverageEndsOn(product, main, effectiveDate),
      as: paysAtItsEnd(product) ? "matured" : "expired",
    },
    modalPremiumTwd: coverages.reduce(
      (sum, { annualPremiumTwd }) => sum + modalPremiumTwd(annualPremiumTwd, premiumMode),
      0,
    ),
    product,
  };
}

/** 滿期 rather than 到期: something is paid when the cover ends. */
function paysAtItsEnd(product: Product): boolean {
  const end = product.coverage_term.type === "years" ? null : product.coverage_term.to_age;
  return product.benefits.some(
    ({ trigger, at_age }) =>
      trigger === "maturity" || (trigger === "survival" && at_age !== undefined && at_age === end),
  );
}

/**
 * Where a stored policy stands on a day, if nothing has happened to it since it was stored: the state on
 * record, moved on by the calendar alone. A state other than the recorded one means that the record is out of
 * date, or that a payment or a decision is missing from it (F59).
 */
export function standingFromRecord(
  record: PolicyRecord,
  on: IsoDate,
  products: ProductBook = shipped,
): PolicyStanding | null {
  const contract = contractOf(record, products);
  if (!contract) return null;
  return standingAt(contract, advance(contract, positionOf(record, contract), on), on);
}

function positionOf(record: PolicyRecord, contract: Contract): Position {
  const { state, nextDueDate, lapsedOn = null } = record;
  // Without a due date on record, everything up to the end of the payments counts as paid.
  const paid =
    nextDueDate === undefined
      ? Number.POSITIVE_INFINITY
      : fallenDue(contract, addDays(nextDueDate, -1));
  return { ...START, state, paid, lapsedOn: state === "lapsed" ? lapsedOn : null };
}
