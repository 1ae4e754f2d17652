import type { StaffId, UnitId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { BookIndex } from "./bookIndex.ts";
import type { Target } from "./ruleSchema.ts";
import { isGone, nearestStaff } from "./staff.ts";
import type { Occurrence } from "./trigger.ts";

/** On whose page it stands: a task about a policy follows the policy to the insured's page. */
export function customerOf({ customer, policy }: Occurrence, book: BookIndex) {
  return customer ?? book.customer(policy?.customerId);
}

/** Who is written to: the policyholder 要保人, who owns the policy and may change it. */
export function addresseeOf(occurrence: Occurrence, book: BookIndex): Customer | undefined {
  const { addressee, policy } = occurrence;
  if (addressee) return addressee;
  return policy ? book.customer(policy.policyholderId) : customerOf(occurrence, book);
}

/** The serving agent of what an occurrence is about. */
export function agentOf(occurrence: Occurrence, book: BookIndex): StaffId | undefined {
  const { agentId, policy } = occurrence;
  return agentId ?? policy?.agentId ?? customerOf(occurrence, book)?.agentId;
}

/**
 * The unit whose staff act: its own, else that of the policy, the customer, or the agent; undefined if
 * nobody knows.
 */
export function unitOf(occurrence: Occurrence, book: BookIndex): UnitId | undefined {
  const { unitId, policy, ownerId } = occurrence;
  const agent = book.entry(agentOf(occurrence, book) ?? ownerId);
  return unitId ?? policy?.unitId ?? customerOf(occurrence, book)?.unitId ?? agent?.parentUnitId;
}

/** Who acts for a target; what would go to somebody who has left, or to nobody, goes to the manager. */
export function assigneeOf(
  target: Exclude<Target, "customer">,
  occurrence: Occurrence,
  book: BookIndex,
): StaffId | undefined {
  const unitId = unitOf(occurrence, book);
  if (target === "agent" || target === "owner") {
    const person = target === "agent" ? agentOf(occurrence, book) : occurrence.ownerId;
    const isThere = person !== undefined && !isGone(person, book);
    return isThere ? person : nearestStaff("manager", unitId, book);
  }
  return nearestStaff(target, unitId, book);
}
