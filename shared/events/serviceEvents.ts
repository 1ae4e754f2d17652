import type { Activity, ServiceEvent } from "#shared/model/activity.ts";
import type { BookIndex } from "./bookIndex.ts";

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
