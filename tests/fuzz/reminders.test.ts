import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIDDLE, randomBook } from "#shared/events/fixtures/randomBook.ts";
import { remind } from "#shared/events/remind.ts";
import type { ReminderRule } from "#shared/events/ruleSchema.ts";
import { shippedRules } from "#shared/events/shippedRules.ts";
import { addDays } from "#shared/insurance/date.ts";

const start = fc.integer({ min: -45, max: 20 }).map((days) => addDays(MIDDLE, days));
const days = fc.integer({ min: 0, max: 30 });
/** The shipped rules, and the same with cooling and with one reminder an occurrence. */
const anyRules = fc.constantFrom<readonly ReminderRule[]>(
  shippedRules,
  shippedRules.map((one) => ({ ...one, coolingDays: 10, coolingPer: "customer" as const })),
  shippedRules.map((one) => ({ ...one, dedupe: ["target" as const] })),
);

describe("E01 to E37 over random books", () => {
  it("F14 two periods that adjoin give what the whole gives: no gap, no duplicate", () => {
    fc.assert(
      fc.property(
        randomBook,
        anyRules,
        start,
        days,
        days,
        (company, rules, from, first, second) => {
          const to = addDays(from, first);
          const end = addDays(to, second + 1);
          const whole = remind(company, rules, from, end);
          const parts = [
            ...remind(company, rules, from, to),
            ...remind(company, rules, addDays(to, 1), end),
          ];
          expect(parts).toEqual(whole);
          expect(new Set(whole.map(({ dedupeKey }) => dedupeKey)).size).toBe(whole.length);
          expect(whole.every(({ on, dueOn }) => from <= on && on <= end && on <= dueOn)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("F14 asked day by day, a period gives what it gives at once, under the same ids; asked again, too", () => {
    fc.assert(
      fc.property(randomBook, anyRules, start, days, (company, rules, from, length) => {
        const to = addDays(from, length);
        const whole = remind(company, rules, from, to);
        const daily = Array.from({ length: length + 1 }, (_, at) => addDays(from, at)).flatMap(
          (day) => remind(company, rules, day, day),
        );
        expect(daily).toEqual(whole);
        const again = remind(structuredClone(company), rules, from, to);
        expect(again.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
      }),
      { numRuns: 200 },
    );
  });
});
