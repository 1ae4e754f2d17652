import { describe, expect, it } from "vitest";
import { customer, daysOf, remindersOf } from "../fixtures/book.ts";

const man = (birthDate: string, more = {}) => customer({ sex: "M", birthDate, ...more });
const YEAR_2026 = ["2026-01-01", "2026-12-31"] as const;

describe("E01 insurance-age change", () => {
  it("comes 30 and 7 days before the change date (F10, DOMAIN 2.1)", () => {
    const customers = [man("1990-03-10")];
    expect(daysOf("E01", { customers }, YEAR_2026)).toEqual([
      "2026-08-12 agent",
      "2026-09-04 agent",
    ]);
    expect(daysOf("E01", { customers }, ["2026-08-12", "2026-08-12"])).toHaveLength(1);
    expect(daysOf("E01", { customers }, ["2026-08-13", "2026-09-03"])).toEqual([]);
  });

  it("prints the premium at both ages: 3,105 becomes 3,297 (DOMAIN 8)", () => {
    // Completed age 35 and six months on 2026-09-10: insurance age 35 until then.
    const [first] = remindersOf("E01", { customers: [man("1991-03-10")] }, YEAR_2026);
    expect(first).toMatchObject({
      text: "陳美玲 將於 2026/09/11 保險年齡由 35 歲變為 36 歲，青禾重大傷病定期附約 年繳保費由 3,105 元變為 3,297 元。",
      occurrenceOn: "2026-09-11",
      dueOn: "2026-08-15",
      priority: 2,
      assigneeId: "s-1",
    });
  });

  it("leaves the premium out where sex or issue age stand against it", () => {
    const [unknown] = remindersOf("E01", { customers: [customer({ birthDate: "1991-03-10" })] });
    expect(unknown?.text).toMatch(/歲變為 \d+ 歲。$/);
    const old = remindersOf("E01", { customers: [man("1930-03-10")] }, YEAR_2026);
    expect(old[0]?.text).toMatch(/由 96 歲變為 97 歲。$/);
  });

  it("born 29 Feb: change date 30 Aug every year (A01)", () => {
    const customers = [man("1988-02-29")];
    expect(daysOf("E01", { customers }, ["2026-01-01", "2028-12-31"])).toEqual([
      "2026-07-31 agent",
      "2026-08-23 agent",
      "2027-07-31 agent",
      "2027-08-23 agent",
      "2028-07-31 agent",
      "2028-08-23 agent",
    ]);
  });

  it("not for organisations, former customers and people without a birth date", () => {
    const others = [
      customer({ id: "c-2", kind: "organisation", birthDate: "1990-03-10" }),
      man("1990-03-10", { id: "c-3", status: "former" }),
      customer({ id: "c-4" }),
    ];
    expect(daysOf("E01", { customers: others })).toEqual([]);
  });
});

describe("E02 birthday", () => {
  const consents = [{ channel: "sms", granted: true, on: "2024-01-01" }];

  it("comes 7 days before and on the day, to the customer on the day only", () => {
    const customers = [man("1990-03-10", { consents })];
    expect(daysOf("E02", { customers }, YEAR_2026)).toEqual([
      "2026-03-03 agent",
      "2026-03-10 agent",
      "2026-03-10 customer",
    ]);
    const greeting = remindersOf("E02", { customers }, YEAR_2026)[2];
    expect(greeting?.text).toBe("親愛的 陳美玲 您好，祝您生日快樂！王業務 敬上");
    expect(remindersOf("E02", { customers }, YEAR_2026)[0]?.text).toBe(
      "陳美玲 將於 2026/03/10 滿 36 歲生日，可致電或傳送：親愛的 陳美玲 您好，祝您生日快樂！王業務 敬上",
    );
    // Quiet hours end at 9 in Taipei (F146).
    expect(greeting?.message).toEqual({
      customerId: "c-1",
      channel: "sms",
      to: "0912345678",
      sendFrom: "2026-03-10T01:00:00.000Z",
    });
    expect(greeting?.assigneeId).toBeUndefined();
  });

  it("without consent to marketing only the agent hears of it", () => {
    const customers = [man("1990-03-10")];
    expect(daysOf("E02", { customers }, YEAR_2026)).toEqual([
      "2026-03-03 agent",
      "2026-03-10 agent",
    ]);
  });

  it("29 Feb is 1 Mar in common years, or 28 Feb by setting (DOMAIN 2.1, B14)", () => {
    const customers = [man("1988-02-29")];
    const span = ["2026-01-01", "2028-12-31"] as const;
    expect(daysOf("E02", { customers }, span)).toEqual([
      "2026-02-22 agent",
      "2026-03-01 agent",
      "2027-02-22 agent",
      "2027-03-01 agent",
      "2028-02-22 agent",
      "2028-02-29 agent",
    ]);
    expect(daysOf("E02", { customers }, YEAR_2026, { leapDay: "feb28" })).toEqual([
      "2026-02-21 agent",
      "2026-02-28 agent",
    ]);
  });

  it("crosses the turn of the year", () => {
    const customers = [man("1990-01-03")];
    expect(daysOf("E02", { customers }, ["2025-12-27", "2025-12-27"])).toEqual([
      "2025-12-27 agent",
    ]);
    expect(daysOf("E02", { customers }, ["2025-12-28", "2026-01-02"])).toEqual([]);
  });
});

describe("E21 child turns 15 and 18", () => {
  it("30 days before each birthday, of children only", () => {
    const child = man("2011-06-15", { householdRole: "child", name: "陳小明" });
    expect(daysOf("E21", { customers: [child] })).toEqual(["2026-05-16 agent", "2029-05-16 agent"]);
    const [fifteen, adult] = remindersOf("E21", { customers: [child] });
    expect(fifteen?.text).toBe("陳小明 將滿 15 歲，身故保障開始生效，請檢視保額。");
    expect(adult?.text).toBe("陳小明 將滿 18 歲成年，請檢視保額與受益人。");
    expect(daysOf("E21", { customers: [man("2011-06-15")] })).toEqual([]);
  });
});

describe("E27 retirement near", () => {
  it("90 days before 60 and 64, with the gap of the needs analysis (A18)", () => {
    const customers = [man("1970-06-01", { annualIncomeTwd: 1_200_000 })];
    expect(daysOf("E27", { customers })).toEqual(["2030-03-03 agent", "2034-03-03 agent"]);
    const [five, one] = remindersOf("E27", { customers });
    expect(five?.text).toMatch(/^陳美玲 距退休 5 年，退休金缺口 [\d,]+ 元，請安排說明。$/);
    expect(one?.text).toMatch(/距退休 1 年/);
    const [unknown] = remindersOf("E27", { customers: [man("1970-06-01")] });
    expect(unknown?.text).toBe("陳美玲 距退休 5 年，請安排說明。");
  });
});

describe("E35 birthday 65", () => {
  it("60 days before, to agent and compliance", () => {
    const customers = [man("1961-12-31")];
    expect(daysOf("E35", { customers })).toEqual(["2026-11-01 agent", "2026-11-01 compliance"]);
    expect(remindersOf("E35", { customers })[0]?.text).toBe(
      "陳美玲 將滿 65 歲，投保特定商品須依高齡客戶程序辦理。",
    );
    expect(remindersOf("E35", { customers }).map(({ assigneeId }) => assigneeId)).toEqual([
      "s-1",
      "s-c",
    ]);
  });
});
