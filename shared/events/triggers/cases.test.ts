import { describe, expect, it } from "vitest";
import { daysOf, remindersOf, staff, workCase } from "../fixtures/book.ts";

describe("E24 document custody overdue", () => {
  const receipt = (data: object, more = {}) =>
    workCase("custody_receipt", "2026-03-01T02:00:00.000Z", {
      data: { number: "R-7", ...data },
      ...more,
    });

  it("14, 21 and 30 days after, the manager on the last (F40)", () => {
    const cases = [receipt({ items: [{ name: "保單正本" }] })];
    expect(daysOf("E24", { cases })).toEqual([
      "2026-03-15 agent",
      "2026-03-22 agent",
      "2026-03-31 agent",
      "2026-03-31 manager",
    ]);
    expect(remindersOf("E24", { cases })[1]?.text).toBe(
      "收據 R-7 的 保單正本 已保管 21 天，請儘速歸還 陳美玲。",
    );
  });

  it("each item by itself, until it is given back or the receipt is closed", () => {
    const cases = [
      receipt({ items: [{ name: "保單正本", returnedOn: "2026-03-20" }, { name: "身分證影本" }] }),
    ];
    expect(remindersOf("E24", { cases }).map(({ on, fields }) => [on, fields["item"]])).toEqual([
      ["2026-03-15", "保單正本"],
      ["2026-03-15", "身分證影本"],
      ["2026-03-22", "身分證影本"],
      ["2026-03-31", "身分證影本"],
      ["2026-03-31", "身分證影本"],
    ]);
    const closed = [receipt({}, { closedAt: "2026-03-15T02:00:00.000Z" })];
    expect(daysOf("E24", { cases: closed })).toEqual([]);
  });

  it("goes to whoever holds the item, to the manager if they have left", () => {
    const cases = [receipt({}, { ownerId: "s-b" })];
    expect(remindersOf("E24", { cases })[0]?.assigneeId).toBe("s-b");
    const directory = staff("s-b", { isActive: false });
    expect(remindersOf("E24", { cases, directory })[0]?.assigneeId).toBe("s-m");
  });
});

describe("E32 complaint open", () => {
  const complaint = (more = {}) =>
    workCase("ticket", "2026-03-10T01:00:00.000Z", {
      dueAt: "2026-03-10T16:00:00.000Z",
      data: { ticketType: "complaint", number: "T-9" },
      ...more,
    });

  it("every hour from 80 % of its time until the term, to owner and manager", () => {
    // 80 % of 15 hours: from 21:00 Taipei; the term is midnight.
    const all = remindersOf("E32", { cases: [complaint()] });
    expect(all.map(({ at, target }) => `${at} ${target}`)).toEqual([
      "2026-03-10T13:00:00.000Z manager",
      "2026-03-10T13:00:00.000Z owner",
      "2026-03-10T14:00:00.000Z manager",
      "2026-03-10T14:00:00.000Z owner",
      "2026-03-10T15:00:00.000Z manager",
      "2026-03-10T15:00:00.000Z owner",
    ]);
    expect(all[0]?.text).toBe("申訴 T-9 將於 2026/03/11 00:00 逾時。");
    expect(daysOf("E32", { cases: [complaint()] }, ["2026-03-11", "2026-03-12"])).toEqual([]);
  });

  it("stops when closed; other tickets and those without a term are left alone", () => {
    const closed = [complaint({ closedAt: "2026-03-10T14:00:00.000Z" })];
    expect(daysOf("E32", { cases: closed })).toHaveLength(2);
    expect(daysOf("E32", { cases: [complaint({ data: { ticketType: "inquiry" } })] })).toEqual([]);
    expect(daysOf("E32", { cases: [complaint({ dueAt: undefined })] })).toEqual([]);
  });

  it("crosses midnight in Taipei by the day of each hour", () => {
    const cases = [complaint({ dueAt: "2026-03-10T18:30:00.000Z" })];
    const owner = remindersOf("E32", { cases }).filter(({ target }) => target === "owner");
    expect(owner.map(({ on, at }) => `${on} ${at?.slice(11, 16)}`)).toEqual([
      "2026-03-10 15:00",
      "2026-03-11 16:00",
      "2026-03-11 17:00",
      "2026-03-11 18:00",
    ]);
  });
});

describe("E33 call-back due", () => {
  const promised = (promisedAt: string, more = {}) =>
    workCase("ticket", "2026-03-09T01:00:00.000Z", { data: { promisedAt }, ...more });

  it("ten minutes before the moment promised, to the owner (F83)", () => {
    const cases = [promised("2026-03-10T06:30:00.000Z")];
    const [only, ...others] = remindersOf("E33", { cases });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      at: "2026-03-10T06:20:00.000Z",
      on: "2026-03-10",
      target: "owner",
      text: "請於 2026/03/10 14:30 回電 陳美玲（0912345678）。",
    });
  });

  it("ten minutes before midnight belong to the day before", () => {
    const cases = [promised("2026-03-10T16:05:00.000Z")];
    expect(daysOf("E33", { cases })).toEqual(["2026-03-10 owner"]);
    expect(daysOf("E33", { cases }, ["2026-03-11", "2026-03-11"])).toEqual([]);
    expect(remindersOf("E33", { cases })[0]?.dueOn).toBe("2026-03-11");
  });

  it("not when the case was closed before, nor without a moment", () => {
    const closed = [promised("2026-03-10T06:30:00.000Z", { closedAt: "2026-03-10T06:00:00.000Z" })];
    expect(daysOf("E33", { cases: closed })).toEqual([]);
    expect(daysOf("E33", { cases: [promised("tomorrow")] })).toEqual([]);
  });

  it("an unknown caller is called by the number left", () => {
    const cases = [
      workCase("ticket", "2026-03-09T01:00:00.000Z", {
        customerId: undefined,
        data: { promisedAt: "2026-03-10T06:30:00.000Z", callerName: "王先生", phone: "0223456789" },
      }),
    ];
    expect(remindersOf("E33", { cases })[0]).toMatchObject({
      text: "請於 2026/03/10 14:30 回電 王先生（0223456789）。",
      customerId: "none",
    });
  });
});
