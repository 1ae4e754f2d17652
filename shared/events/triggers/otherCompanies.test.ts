import { expect, it } from "vitest";
import { activity, coverage, customer, daysOf, policy } from "../fixtures/book.ts";

/*
 * What happens on a policy of another company is on file for the health check (F21); it is not ours to serve,
 * and its insurer writes to the customer.
 */
const about = (result: string, kind: "payment" | "service_event" = "service_event") =>
  activity(kind, "2026-03-20T02:00:00.000Z", { result, policyId: "p-1" });
const RIDER = coverage("QH-HD", { kind: "rider", payTerm: "=coverage", sumInsured: 1_000 });

it.each([
  ["E03", {}, []],
  ["E04", {}, []],
  ["E06", { coverages: [coverage("QH-RP", { payTerm: 6 })] }, []],
  ["E07", { nextDueDate: "2026-09-15" }, []],
  ["E08", {}, [about("failed", "payment")]],
  ["E09", { state: "grace", nextDueDate: "2026-02-01" }, [about("notice_delivered")]],
  ["E10", { state: "lapsed", lapsedOn: "2026-04-20" }, []],
  ["E11", { state: "lapsed", lapsedOn: "2026-04-20" }, []],
  ["E12", { state: "apl", updatedAt: "2026-05-04T02:00:00.000Z" }, []],
  ["E29", {}, [about("policy_delivered")]],
  ["E30", { effectiveDate: "2026-01-01", coverages: [coverage("QH-WL"), RIDER] }, []],
])("%s is about policies of our own", (code, more, activities) => {
  const customers = [customer({ sex: "M", birthDate: "1986-02-01" })];
  const days = (isOwn: boolean) =>
    daysOf(code, { customers, policies: [policy({ ...more, isOwn })], activities });
  expect(days(true)).not.toEqual([]);
  expect(days(false)).toEqual([]);
});

it("E22 and E28 look at every policy on file: a gap in the cover is one, whoever insures it", () => {
  const policies = [policy({ isOwn: false, beneficiaries: [] })];
  expect(daysOf("E22", { policies }, ["2026-01-01", "2026-01-31"])).toHaveLength(0);
  expect(daysOf("E22", { policies }, ["2021-09-15", "2021-09-15"])).toEqual(["2021-09-15 agent"]);
  const accident = coverage("QH-PA", { issueAge: 70, payTerm: "=coverage" });
  const other = [policy({ isOwn: false, coverages: [accident] })];
  expect(daysOf("E28", { policies: other })).toHaveLength(2);
});
