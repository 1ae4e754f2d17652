import { firstCoveredDay } from "./coverage/coverageFacts.ts";
import type { IsoDate } from "./date.ts";
import type { Product } from "./product.ts";
import type { Cause } from "./rules.ts";

/** Health products start their waiting periods again on reinstatement [cfg] (DOMAIN 2.4.5). */
export function restartsWaiting(product: Pick<Product, "line">): boolean {
  return product.line === "health";
}

export interface WaitingClock {
  readonly effectiveDate: IsoDate;
  /** Day from which the policy was in force again after a lapse, if it lapsed. */
  readonly reinstatedOn?: IsoDate | undefined;
}

/**
 * The first day on which an event of this cause is covered (DOMAIN 2.6, A17). A renewal does not restart the
 * waiting period; a reinstatement does where the product says so.
 */
export function waitingEnds(
  product: Product,
  { effectiveDate, reinstatedOn }: WaitingClock,
  cause: Cause,
  restarts: boolean = restartsWaiting(product),
): IsoDate {
  const from = restarts && reinstatedOn !== undefined ? reinstatedOn : effectiveDate;
  return firstCoveredDay(product, from, cause);
}
