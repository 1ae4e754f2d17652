import { describe, expect, it } from "vitest";
import { toHalfWidth } from "#shared/insurance/fullWidth.ts";
import { settingSchema } from "#shared/model/organisation.ts";
import { book, customer } from "./fixtures/book.ts";
import { remind } from "./remind.ts";
import { LOCALES, type Locale } from "./fields.ts";
import { fieldsOf } from "./renderTemplate.ts";
import { checkRule, rulesInForce } from "./rulesInForce.ts";
import { shippedRules } from "./shippedRules.ts";

const setting = (key: string, value: unknown, validFrom = "2026-01-01", id = "set-1") =>
  settingSchema.parse({
    id,
    key,
    value,
    validFrom,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    updatedBy: "s-1",
  });
const ruleOf = (code: string, ...given: Parameters<typeof rulesInForce>) =>
  rulesInForce(...given).rules.find((rule) => rule.code === code);

describe("DOMAIN 6 the shipped rules", () => {
  it("are E01 to E37, each valid and speaking only of what its trigger knows", () => {
    const codes = Array.from({ length: 37 }, (_, at) => `E${String(at + 1).padStart(2, "0")}`);
    expect(shippedRules.map(({ code }) => code)).toEqual(codes);
    const faults = shippedRules.map((rule) => checkRule(rule).reasons ?? []);
    expect(faults.flat()).toEqual([]);
  });

  const printed = shippedRules.map(({ code, windows, targets, priority }) => {
    const days = windows.map((window) => {
      const who = window.targets ? `>${window.targets.join("+")}` : "";
      if (window.kind === "on") return `${window.day}${who}`;
      if (window.kind === "span") return `${window.from}..${window.through}`;
      if (window.kind === "minutes") return `${window.minutes}m`;
      return `every ${window.step} ${window.unit}`;
    });
    return `${code} ${days.join(",")} ${targets.join("+")} ${priority}`;
  });
  it.each([
    "E01 -30,-7 agent 2",
    "E02 -7,0>agent+customer agent 3",
    "E03 -30..30 agent 2",
    "E04 -14 agent 4",
    "E05 -90,-30,-30>customer agent 2",
    "E06 -14 agent+back_office 3",
    "E07 -30,-7 customer+agent 3",
    "E08 0 agent+customer 1",
    "E09 0,15,25 agent+customer 1",
    "E10 0,7 agent+manager 1",
    "E11 -30,-7 agent 1",
    "E12 0 agent 2",
    "E13 1..7 agent 1",
    "E14 every 1 day agent+back_office 2",
    "E15 1 agent 1",
    "E16 1 agent 1",
    "E17 -180,-30 agent 3",
    "E18 7 agent 2",
    "E19 7 agent 2",
    "E20 7 agent 2",
    "E21 -30 agent 3",
    "E22 every 90 day agent 2",
    "E23 every 1 month agent 4",
    "E24 14,21,30>agent+manager agent 1",
    "E25 every 1 day,14>manager agent 1",
    "E26 every 7 day agent 2",
    "E27 -90 agent 3",
    "E28 -365,-90 agent 2",
    "E29 0,7 agent 2",
    "E30 0 agent 4",
    "E31 0 manager 1",
    "E32 every 1 hour owner+manager 1",
    "E33 -10m owner 1",
    "E34 0 agent 1",
    "E35 -60 agent+compliance 3",
    "E36 0 agent+manager 1",
    "E37 -30,0 agent 2",
  ])("%s: windows, targets and priority", (row) => {
    expect(printed.find((one) => one.startsWith(row.slice(0, 3)))).toBe(row);
  });

  /** As the table prints them, and which text of the rule it is. */
  const PRINTED_TEXTS: readonly (readonly [string, number, string])[] = [
    [
      "E01",
      0,
      "{姓名} 將於 {日期} 保險年齡由 {a} 歲變為 {b} 歲,{商品} 年繳保費由 {p1} 元變為 {p2} 元。",
    ],
    ["E02", 0, "親愛的 {姓名} 您好,祝您生日快樂!{業務員} 敬上"],
    ["E03", 0, "{姓名} 的 {保單} 滿 {5} 年,可依原投保年齡 {a} 歲增購,期限至 {日期}。"],
    ["E04", 0, "{姓名} 的 {保單} 將滿 {n} 週年,建議安排保單健檢。"],
    ["E05", 1, "{保單} 將於 {日期} 滿期,滿期金 {金額} 元,請協助確認給付方式。"],
    ["E06", 0, "{姓名} 的 {給付項目} {金額} 元將於 {日期} 給付,請確認匯款帳號。"],
    ["E07", 0, "您的 {保單} 第 {n} 期保費 {金額} 元將於 {日期} 到期,請留意扣款帳戶餘額。"],
    ["E08", 0, "{保單} 保費扣款未成功,請儘速更新付款方式。"],
    ["E09", 0, "{保單} 寬限期至 {日期},逾期將停效,保障中斷。"],
    ["E10", 0, "{保單} 已於 {日期} 停效,{6個月日} 前復效免附可保證明,請立即聯繫。"],
    ["E11", 1, "{姓名} 的 {保單} 復效期限 {日期} 將屆。"],
    // Printed as one text with a slash: 自動墊繳/借款比率.
    ["E12", 0, "{保單} 已進入自動墊繳,請提醒客戶。"],
    ["E12", 1, "{保單} 借款比率 {r}%,請提醒客戶。"],
    ["E13", 1, "{姓名} 上週有理賠({項目} {金額} 元),請致電關心並說明後續。"],
    ["E14", 0, "{姓名} 理賠案缺 {文件},請協助補件。"],
    ["E15", 0, "{姓名} 昨晚 {時間} 於 {地點} 申請道路救援,請致電關心。"],
    ["E16", 0, "{姓名} 住院中,請先關心病況,並主動說明可申請項目。"],
    ["E17", 0, "{子女} 將於今年升大學,教育金準備 {have}/{need} 元,請檢視並告知獎助學金活動。"],
    ["E18", 0, "恭喜 {姓名} 喜獲 {子女},建議檢視家庭保障與新生兒醫療。"],
    ["E19", 0, "{姓名} 婚姻狀況異動,請確認受益人與家庭保障。"],
    ["E20", 0, "{姓名} 房貸餘額 {金額} 元,壽險缺口 {缺口} 元,建議規畫房貸壽險。"],
    ["E21", 0, "{子女} 將滿 15 歲,身故保障開始生效,請檢視保額。"],
    // Printed as one text: 未指定(或受益人已身故)受益人.
    ["E22", 0, "{保單} 受益人已身故,請協助補正。"],
    ["E22", 1, "{保單} 未指定受益人,請協助補正。"],
    ["E23", 0, "{姓名} 資料完整度 {p}%,尚缺 {欄位}。"],
    ["E24", 0, "收據 {編號} 的 {文件} 已保管 {n} 天,請儘速歸還 {姓名}。"],
    ["E25", 0, "VIP {姓名} 已 {n} 天未聯繫,請安排拜訪。"],
    ["E26", 0, "{保單} 停效風險高({原因}),請關懷。"],
    ["E27", 0, "{姓名} 距退休 {n} 年,退休金缺口 {金額} 元,請安排說明。"],
    ["E28", 1, "{保單} 的 {附約} 將於 {日期} 因年齡屆滿終止,請檢視替代保障。"],
    ["E29", 0, "{保單} 契約撤銷期至 {日期},請確認客戶已了解內容。"],
    ["E30", 1, "{保單} 等待期於 {日期} 屆滿,疾病保障開始。"],
    ["E31", 0, "{n} 位客戶尚無服務人員,請於 {日期} 前指派。"],
    ["E32", 0, "申訴 {編號} 將於 {時間} 逾時。"],
    ["E33", 0, "請於 {時間} 回電 {姓名}({電話})。"],
    ["E34", 0, "{事件}:您的客戶 {姓名} 可能受影響,有效保障:{清單}。"],
    ["E35", 0, "{姓名} 將滿 {65} 歲,投保特定商品須依高齡客戶程序辦理。"],
    ["E36", 0, "{姓名} 滿意度 {分數} 分,請於 24 小時內聯繫。"],
    // Printed as one text: 已拒絕行銷(或同意將到期). Ours say which channels.
    ["E37", 0, "{姓名} 已拒絕行銷({管道}),請停止行銷聯繫。"],
    ["E37", 1, "{姓名} 的行銷同意({管道})將於 {日期} 到期,到期後請停止行銷聯繫。"],
  ];
  const asPrinted = (text: string) =>
    toHalfWidth(text)
      .replace(/\{[^}]*\}/g, "{}")
      .replace(/[[\]]/g, "");

  it.each(PRINTED_TEXTS)("%s text %i: %s", (code, at, text) => {
    const rule = shippedRules.find((one) => one.code === code);
    expect(asPrinted(rule?.texts[at]?.["zh-TW"] ?? "")).toBe(asPrinted(text));
  });

  it("say the same in every language: one set of merge fields, one set of parts that may go", () => {
    expect(new Set(PRINTED_TEXTS.map(([code]) => code)).size).toBe(37);
    for (const { code, texts } of shippedRules) {
      for (const text of texts) {
        const shape = (language: Locale) => ({
          fields: fieldsOf(text[language]).toSorted(),
          parts: text[language].split("[").length,
        });
        const all = LOCALES.map((language) => ({ code, ...shape(language) }));
        expect(all).toEqual(all.map(() => all[0]));
      }
    }
  });

  it.each([
    ["E02", "marketing"],
    ["E05", "service"],
    ["E07", "service"],
    ["E08", "service"],
    ["E09", "service"],
  ])("%s writes to the customer by text or e-mail: %s", (code, purpose) => {
    const rule = shippedRules.find((one) => one.code === code);
    expect(rule).toMatchObject({ purpose, channel: ["sms", "email"] });
  });

  it("no other rule writes to a customer", () => {
    const writing = shippedRules.filter(({ targets, windows }) =>
      [targets, ...windows.map((window) => window.targets ?? [])].flat().includes("customer"),
    );
    expect(writing.map(({ code }) => code)).toEqual(["E02", "E05", "E07", "E08", "E09"]);
  });
});

describe("F14 rules are data", () => {
  const later = [{ kind: "on", day: -14 }];

  it("a setting changes what it names, from its date on", () => {
    const settings = [setting("reminder.rule.E01", { windows: later, priority: 1 }, "2026-03-01")];
    expect(ruleOf("E01", settings, "2026-02-28")?.windows).toHaveLength(2);
    const changed = ruleOf("E01", settings, "2026-03-01");
    expect(changed).toMatchObject({ windows: later, priority: 1, targets: ["agent"] });
    const customers = [customer({ birthDate: "1990-03-10" })];
    const given = remind(book({ customers }), changed ? [changed] : [], "2026-01-01", "2026-12-31");
    expect(given.map(({ on, dueOn }) => [on, dueOn])).toEqual([["2026-08-28", "2026-08-28"]]);
  });

  it.each([
    ["text", { texts: [{ "zh-TW": "{name} 改期", en: "x", "zh-CN": "x" }] }, "陳美玲 改期 agent 2"],
    ["target", { targets: ["manager"] }, "陳美玲 將於 manager 2"],
    ["filter", { filter: [{ fact: "insuranceAge", op: "gt", value: 37 }] }, ""],
    [
      "filter that holds",
      { filter: [{ fact: "insuranceAge", op: "lte", value: 37 }] },
      "陳美玲 將於 agent 2",
    ],
    ["priority", { priority: 4 }, "陳美玲 將於 agent 4"],
    ["days to do it in", { dueInDays: 5 }, "陳美玲 將於 agent 2"],
  ])("an edited %s takes effect without code", (_, value, expected) => {
    const edited = ruleOf("E01", [setting("reminder.rule.E01", value)], "2026-06-01");
    const customers = [customer({ birthDate: "1990-03-10" })];
    const given = remind(book({ customers }), edited ? [edited] : [], "2026-08-12", "2026-08-12");
    const told = given.map(
      ({ text, target, priority }) => `${text.slice(0, 6)} ${target} ${priority}`,
    );
    expect(told.join()).toBe(expected);
    if ("dueInDays" in value) expect(given[0]?.dueOn).toBe("2026-08-17");
  });

  it("of several settings the newest counts, whatever their order", () => {
    const old = setting("reminder.rule.E01", { priority: 4 }, "2026-01-01", "set-1");
    const recent = setting("reminder.rule.E01", { priority: 1 }, "2026-02-01", "set-2");
    for (const settings of [
      [old, recent],
      [recent, old],
    ]) {
      expect(ruleOf("E01", settings, "2026-06-01")?.priority).toBe(1);
    }
  });

  it("a rule can be switched off, and a new one added without code", () => {
    expect(
      ruleOf("E04", [setting("reminder.rule.E04", { isActive: false })], "2026-06-01"),
    ).toMatchObject({ isActive: false });
    const shipped = shippedRules.find(({ code }) => code === "E02");
    const nameDay = setting("reminder.rule.OFFICE_70", {
      ...shipped,
      filter: [{ fact: "age", op: "is", value: 70 }],
    });
    const added = ruleOf("OFFICE_70", [nameDay], "2026-06-01");
    const customers = [
      customer({ birthDate: "1956-06-10" }),
      customer({ id: "c-2", birthDate: "1957-06-10" }),
    ];
    const given = remind(book({ customers }), added ? [added] : [], "2026-06-01", "2026-06-30");
    expect(given.map(({ customerId, ruleCode }) => `${customerId} ${ruleCode}`)).toEqual([
      "c-1 OFFICE_70",
      "c-1 OFFICE_70",
    ]);
  });

  it("a setting that makes no sense is named, and the rule stands", () => {
    const { rules, problems } = rulesInForce(
      [
        setting("reminder.rule.E01", { priority: 9 }, "2026-01-01", "bad-1"),
        setting("reminder.rule.E02", { trigger: { type: "full_moon" } }, "2026-01-01", "bad-2"),
        setting(
          "reminder.rule.E04",
          { filter: [{ fact: "age", op: "is", value: 1 }] },
          "2026-01-01",
          "bad-3",
        ),
        setting("reminder.rule.NEW", "text", "2026-01-01", "bad-4"),
        setting("coolness", {}, "2026-01-01", "other"),
      ],
      "2026-06-01",
    );
    expect(rules).toEqual([...shippedRules]);
    expect(problems.map(({ settingId }) => settingId)).toEqual([
      "bad-1",
      "bad-2",
      "bad-3",
      "bad-4",
    ]);
    expect(problems[1]?.reasons).toEqual(["trigger.type: there is no trigger full_moon"]);
    expect(problems[2]?.reasons).toEqual(["policy_anniversary knows no fact age"]);
  });

  it("a setting that makes no sense leaves the one before it in force", () => {
    const { rules, problems } = rulesInForce(
      [
        setting("reminder.rule.E01", "off", "2026-03-01", "bad"),
        setting("reminder.rule.E01", { priority: 1 }, "2026-02-01", "good"),
        setting("reminder.rule.E01", { priority: 4 }, "2026-01-01", "old"),
      ],
      "2026-06-01",
    );
    expect(rules[0]?.priority).toBe(1);
    expect(problems).toEqual([{ settingId: "bad", code: "E01", reasons: ["value: is no object"] }]);
  });

  it("a span ends after it begins", () => {
    const windows = [{ kind: "span", from: 30, through: -30 }];
    expect(checkRule({ ...shippedRules[2], windows }).reasons).toEqual([
      "windows.0.through: is before its beginning",
    ]);
  });

  it("texts must pair their braces and name known merge fields, parameters their own type", () => {
    const e01 = shippedRules[0];
    const text = (zh: string) => ({ ...e01, texts: [{ "zh-TW": zh, en: "x", "zh-CN": "x" }] });
    expect(checkRule(text("{name 生日")).reasons?.[0]).toMatch(/^texts\.0\.zh-TW/);
    expect(checkRule(text("[[{name}]]")).reasons).toHaveLength(1);
    expect(checkRule(text("{phone}")).reasons).toEqual([
      "insurance_age_change knows no merge field phone",
    ]);
    const trigger = { type: "insurance_age_change", params: { product: 7, sums: 1 } };
    expect(checkRule({ ...e01, trigger }).reasons).toHaveLength(2);
  });
});
