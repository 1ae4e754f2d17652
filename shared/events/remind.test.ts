import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#shared/insurance/date.ts";
import { taskSchema } from "#shared/model/work.ts";
import {
  activity,
  book,
  customer,
  daysOf,
  policy,
  remindersOf,
  workCase,
} from "./fixtures/book.ts";
import { LOCALES } from "./fields.ts";
import { MIDDLE, randomBook } from "./fixtures/randomBook.ts";
import { newestOfSeries } from "./newestOfSeries.ts";
import { remind } from "./remind.ts";
import type { ReminderRule } from "./ruleSchema.ts";
import { checkRule } from "./rulesInForce.ts";
import { shippedRules } from "./shippedRules.ts";

const rule = (code: string, more: Partial<ReminderRule> = {}): ReminderRule => {
  const shipped = shippedRules.find((one) => one.code === code);
  const checked = checkRule({ ...shipped, ...more });
  if (!checked.rule) throw new RangeError(checked.reasons.join("; "));
  return checked.rule;
};

const start = fc.integer({ min: -45, max: 20 }).map((days) => addDays(MIDDLE, days));
describe("E01 to E37 together", () => {
  it("F14 of a series the newest is left, and every series has one", () => {
    fc.assert(
      fc.property(randomBook, start, (company, from) => {
        const all = remind(company, shippedRules, from, addDays(from, 30));
        const left = newestOfSeries(all);
        expect(left.map(({ seriesKey }) => seriesKey).toSorted()).toEqual(
          [...new Set(all.map(({ seriesKey }) => seriesKey))].toSorted(),
        );
        for (const { seriesKey, on } of all) {
          expect(left.some((one) => one.seriesKey === seriesKey && one.on >= on)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("F03 the order of the documents and of the rules does not matter", () => {
    fc.assert(
      fc.property(randomBook, start, (company, from) => {
        const to = addDays(from, 20);
        const reversed = {
          customers: company.customers.toReversed(),
          policies: company.policies.toReversed(),
          activities: company.activities.toReversed(),
          cases: company.cases.toReversed(),
          tasks: [],
          directory: company.directory.toReversed(),
        };
        const given = remind(company, shippedRules, from, to);
        expect(remind(reversed, shippedRules.toReversed(), from, to)).toEqual(given);
        expect(remind(company, shippedRules, from, to)).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  it("the random books reach the rules, and every text is filled", () => {
    const reached = new Set<string>();
    for (const [at, company] of fc.sample(randomBook, { numRuns: 250, seed: 6 }).entries()) {
      const locale = LOCALES[at % LOCALES.length];
      for (const one of remind(company, shippedRules, "2026-02-01", "2026-04-15", { locale })) {
        reached.add(one.ruleCode);
        if (/[{}[\]]|undefined|NaN|Infinity/.test(one.text)) expect.fail(one.text);
      }
    }
    expect([...reached].sort()).toEqual(shippedRules.map(({ code }) => code).sort());
  });
});

describe("F14 no duplicate task for the same rule, subject and occurrence", () => {
  const customers = [customer({ birthDate: "1990-03-10", sex: "M" })];
  const [first] = remindersOf("E01", { customers }, ["2026-08-12", "2026-08-12"]);

  it("what the book already has as a task is left out, done or not", () => {
    if (!first) throw new Error("E01 comes on this day");
    const task = taskSchema.parse({
      id: first.id,
      title: first.text,
      customerId: first.customerId,
      assigneeId: first.assigneeId,
      dueOn: first.dueOn,
      priority: first.priority,
      state: "done",
      ruleCode: first.ruleCode,
      createdAt: "2026-08-12T02:00:00.000Z",
      updatedAt: "2026-08-12T02:00:00.000Z",
      updatedBy: "s-1",
    });
    expect(daysOf("E01", { customers, tasks: [task] }, ["2026-08-01", "2026-09-30"])).toEqual([
      "2026-09-04 agent",
    ]);
  });

  it("the key is rule, subject and occurrence date, then window and target", () => {
    expect(first?.dedupeKey).toBe("E01|c-1|2026-09-11|-30|agent");
    expect(first?.id).toMatch(/^r-E01-[a-z0-9]+-[a-z0-9]+$/);
  });

  it("without `window` in the key an occurrence gives its first reminder only", () => {
    const once = [rule("E01", { dedupe: ["target"] })];
    const all = remind(book({ customers }), once, "2026-01-01", "2026-12-31");
    expect(all.map(({ on }) => on)).toEqual(["2026-08-12"]);
    expect(remind(book({ customers }), once, "2026-09-04", "2026-09-04")).toEqual([]);
  });

  it("an inactive rule is silent", () => {
    const off = [rule("E01", { isActive: false })];
    expect(remind(book({ customers }), off, "2026-01-01", "2026-12-31")).toEqual([]);
  });
});

describe("F14 the newest of a series", () => {
  const left = (code: string, more: object, until: string) =>
    newestOfSeries(remindersOf(code, more, ["2026-01-01", until])).map(
      ({ on, occurrenceOn, target }) => `${on} of ${occurrenceOn} ${target}`,
    );

  it("E14 daily: one task, of today", () => {
    const cases = [workCase("claim", "2026-03-01T02:00:00.000Z")];
    expect(left("E14", { cases }, "2026-03-31")).toEqual([
      "2026-03-31 of 2026-03-07 agent",
      "2026-03-31 of 2026-03-07 back_office",
    ]);
  });

  it("E07 monthly: the notice of the next premium does not hide the one that is not due yet", () => {
    const policies = [
      policy({ effectiveDate: "2025-10-31", nextDueDate: "2026-01-31", premiumMode: "monthly" }),
    ];
    expect(left("E07", { policies }, "2026-01-30").filter((one) => one.endsWith("agent"))).toEqual([
      "2026-01-24 of 2026-01-31 agent",
      "2026-01-29 of 2026-02-28 agent",
    ]);
  });

  it("E12 a policy on automatic loan is one matter, however often it is edited", () => {
    const [first, second] = ["2026-05-04", "2026-06-01"].map((day) => {
      const policies = [policy({ state: "apl", updatedAt: `${day}T02:00:00.000Z` })];
      return remindersOf("E12", { policies })[0];
    });
    expect(first?.id).not.toBe(second?.id);
    expect(first?.seriesKey).toBe(second?.seriesKey);
  });
});

describe("F14 cooling period", () => {
  const events = ["2026-03-01", "2026-03-05", "2026-03-08", "2026-03-12", "2026-03-20"];
  const activities = events.map((day) =>
    activity("service_event", `${day}T02:00:00.000Z`, { result: "marital_change" }),
  );
  const kept = (coolingDays: number, from: string) =>
    remind(
      book({ activities }),
      [rule("E19", { coolingDays, coolingPer: "customer" })],
      from,
      "2026-12-31",
    ).map(({ occurrenceOn }) => occurrenceOn);

  it("leaves out what comes too soon after the last one that was kept", () => {
    expect(kept(0, "2026-01-01")).toEqual(events);
    expect(kept(7, "2026-01-01")).toEqual(["2026-03-01", "2026-03-08", "2026-03-20"]);
    expect(kept(7, "2026-03-13")).toEqual(["2026-03-08", "2026-03-20"]);
  });

  it("an occurrence that the filter refuses cools nothing", () => {
    const claims = [
      activity("claim", "2026-03-01T02:00:00.000Z", { result: "withdrawn" }),
      activity("claim", "2026-03-03T02:00:00.000Z", { result: "paid" }),
    ];
    expect(daysOf("E13", { activities: claims })).toEqual(["2026-03-04 agent"]);
  });

  it("a series takes the first step that is long enough", () => {
    const policies = [policy({ beneficiaries: [], createdAt: "2026-01-01T02:00:00.000Z" })];
    const slow = [rule("E22", { coolingDays: 100 })];
    const given = remind(book({ policies }), slow, "2026-01-01", "2026-12-31");
    expect(given.map(({ on }) => on)).toEqual(["2026-01-01", "2026-06-30", "2026-12-27"]);
  });
});
