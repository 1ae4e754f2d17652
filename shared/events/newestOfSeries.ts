import type { Reminder } from "./reminder.ts";

/**
 * What is left to do of the reminders of a period, in their order: E25 says each day anew that somebody was not
 * contacted, and the last of these says it all.
 */
export function newestOfSeries(reminders: readonly Reminder[]): Reminder[] {
  const newest = new Map(reminders.map((reminder) => [reminder.seriesKey, reminder.id]));
  return reminders.filter(({ seriesKey, id }) => newest.get(seriesKey) === id);
}
