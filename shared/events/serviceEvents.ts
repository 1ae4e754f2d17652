import type { Activity } from "#shared/model/activity.ts";
import type { BookIndex } from "./bookIndex.ts";

/**
 * What a `service_event` activity was, in its `result`; its `summary` is the event in words, its `detail`
 * the place, its `amountTwd` the sum it is about.
 */
export const SERVICE_EVENTS = [
  "roadside",
  "hospital",
  "marital_change",
  "mortgage_raised",
  "external_event",
  "policy_delivered",
  /** 催告 was delivered: the grace period runs. */
  "notice_delivered",
  "apl_started",
  "reinstated",
] as const;
export type ServiceEvent = (typeof SERVICE_EVENTS)[number];

/** Events of one kind about policies, by policy id, oldest first. */
export function serviceEvents(
  book: BookIndex,
  kind: ServiceEvent,
): ReadonlyMap<string, readonly Activity[]> {
  const events = book
    .activities("service_event")
    .filter(({ result, policyId }) => result === kind && policyId !== undefined)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return Map.groupBy(events, ({ policyId }) => policyId as string);
}
