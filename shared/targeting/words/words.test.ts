import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_NAMES, type FieldName } from "../catalogue/fieldTypes.ts";
import { criteriaSchema } from "../criteria.ts";
import { facts } from "../fixtures/facts.ts";
import { ON, randomCriteria, randomPeople, randomTest } from "../fixtures/randomTargets.ts";
import { LANGUAGES } from "../language.ts";
import { reasonsOf } from "../reasons.ts";
import { reasonWords, sentence } from "./sentence.ts";
import type { Speaker } from "./speaker.ts";

const tell = (tree: unknown, speaker: Omit<Speaker, "language"> = {}) => {
  const criteria = criteriaSchema.parse(tree);
  return LANGUAGES.map((language) => sentence(criteria, { ...speaker, language }));
};
const num = (field: FieldName, more: object) => ({ kind: "num", field, ...more });
const date = (field: FieldName, more: object) => ({ kind: "date", field, ...more });
const choice = (field: FieldName, more: object) => ({ kind: "enum", field, ...more });
const set = (field: FieldName, more: object) => ({ kind: "set", field, ...more });
const yes = (field: FieldName) => ({ kind: "bool", field, op: "yes" });
const each = (over: string, quantifier: string, of: object) => ({
  kind: "each",
  over,
  quantifier,
  of,
});
const lapsed = choice("policy.status", { op: "is", value: "lapsed" });

describe("F01 a tree in words", () => {
  it.each([
    [
      num("age", { op: "ge", value: 35 }),
      ["足歲 35 歲以上", "Age is at least 35", "周岁 35 岁以上"],
    ],
    [num("age", { op: "lt", value: 18 }), ["足歲未滿 18 歲", "Age is under 18", "周岁未满 18 岁"]],
    [
      num("age", { op: "between", from: 30, to: 40 }),
      ["足歲 30 歲至 40 歲", "Age is from 30 to 40", "周岁 30 岁至 40 岁"],
    ],
    [
      num("gap", { key: "cancer", op: "gt", value: 500_000 }),
      [
        "癌症保障缺口超過 500,000 元",
        "Gap in cancer is over NT$500,000",
        "癌症保障缺口超过 500,000 元",
      ],
    ],
    [
      num("premium_income_ratio", { op: "lt", value: 0.07 }),
      ["保費占收入比低於 7%", "Ratio of premium to income is under 7%", "保费占收入比低于 7%"],
    ],
    [
      num("annual_income", { op: "empty" }),
      ["年收入無資料", "Annual income is not on file", "年收入无资料"],
    ],
    [
      date("birth_date", { op: "month", month: 3 }),
      ["生日在 3 月", "Birthday is in March", "生日在 3 月"],
    ],
    [
      date("next_insurance_age_change", { op: "next", days: 30 }),
      [
        "保險年齡跳歲日在未來 30 天內",
        "Next change of insurance age is within the next 30 days",
        "保险年龄变更日在未来 30 天内",
      ],
    ],
    [
      date("last_claim_date", { op: "last", days: 0 }),
      ["最近理賠日為今天", "Last claim is today", "最近理赔日为今天"],
    ],
    [
      choice("city", { op: "in", values: ["臺北市", "新北市", "桃園市"] }),
      [
        "縣市為臺北市、新北市或桃園市",
        "City or county is 臺北市, 新北市 or 桃園市",
        "县市为臺北市、新北市或桃園市",
      ],
    ],
    [
      choice("education", { op: "not_in", values: ["master", "doctor"] }),
      [
        "教育程度不是碩士或博士",
        "Education is neither master nor doctor",
        "教育程度不是硕士或博士",
      ],
    ],
    [
      choice("tier", { op: "is", value: "S" }),
      ["價值等級為 S 級", "Value tier is tier S", "价值等级为 S 级"],
    ],
    [
      set("product_lines", { op: "has_none", values: ["health", "annuity"] }),
      [
        "持有險種不含健康險或年金險",
        "Lines held do not include health or annuity",
        "持有险种不含健康险或年金险",
      ],
    ],
    [
      set("product_lines", { op: "count", count: { op: "ge", value: 2 } }),
      ["持有險種 2 種以上", "Number of lines held is at least 2", "持有险种 2 种以上"],
    ],
    [
      { kind: "bool", field: "consent", key: "sms", op: "no" },
      ["拒絕簡訊行銷", "Refuses marketing by SMS", "拒绝短信营销"],
    ],
    [
      { kind: "text", field: "occupation", op: "contains", text: "{v} $1" },
      ["職業含「{v} $1」", "Occupation contains “{v} $1”", "职业含“{v} $1”"],
    ],
    [
      each("policy", "any", num("policy.years", { op: "ge", value: 5 })),
      [
        "至少一張保單「投保已滿年數 5 年以上」",
        "For at least one policy (full years in force is at least 5)",
        "至少一张保单“投保已满年数 5 年以上”",
      ],
    ],
    [
      each("household", "none", each("policy", "any", lapsed)),
      [
        "沒有任何家庭成員「至少一張保單『狀態為停效』」",
        "For no household member (for at least one policy (status is lapsed))",
        "没有任何家庭成员“至少一张保单‘状态为失效’”",
      ],
    ],
    [
      {
        kind: "and",
        of: [
          num("age", { op: "ge", value: 35 }),
          { kind: "or", of: [yes("has_car"), yes("has_house")] },
          { kind: "not", of: choice("sex", { op: "is", value: "M" }) },
        ],
      },
      [
        "足歲 35 歲以上，且（有車，或有房），且不符合「性別為男」",
        "Age is at least 35 and (has a car or owns a home) and not (sex is male)",
        "周岁 35 岁以上，且（有车，或有房），且不符合“性别为男”",
      ],
    ],
    [{ kind: "and", of: [] }, ["全部客戶", "Everybody", "全部客户"]],
  ])("%j", (tree, words) => {
    expect(tell(tree)).toEqual(words);
  });

  it("names agents and campaigns, and dates in the user's calendar", () => {
    const nameOf = (field: FieldName, id: string) =>
      field === "agent" ? "王業務" : `春節活動 ${id}`;
    const dateText = () => "民國115年12月1日";
    const inChinese = (tree: object) => tell(tree, { nameOf, dateText })[0];
    expect(inChinese(choice("agent", { op: "is", value: "s-1" }))).toBe("服務業務員為王業務");
    expect(inChinese(set("campaigns.response", { op: "has_any", values: ["c1/met"] }))).toBe(
      "活動回應含春節活動 c1（已面談）",
    );
    expect(tell(date("last_contact_date", { op: "before", date: "2026-12-01" }))[0]).toBe(
      "最近聯繫日在 2026-12-01 之前",
    );
    expect(inChinese(date("last_contact_date", { op: "before", date: "2026-12-01" }))).toBe(
      "最近聯繫日在民國115年12月1日之前",
    );
  });

  it.each(FIELD_NAMES)("every operator of %s has its words in each language", (field) => {
    fc.assert(
      fc.property(randomTest(field), (test) => {
        for (const language of LANGUAGES) {
          const text = sentence(test, { language });
          expect(text).not.toMatch(/[{}]|undefined|NaN/);
          expect(text).not.toBe("");
        }
      }),
    );
  });

  it("different trees read differently: brackets tell AND from OR", () => {
    const [a, b, c] = [yes("has_car"), yes("has_house"), yes("open_complaint")];
    const one = tell({ kind: "or", of: [a, { kind: "and", of: [b, c] }] });
    const other = tell({ kind: "and", of: [{ kind: "or", of: [a, b] }, c] });
    one.forEach((text, at) => expect(text).not.toBe(other[at]));
  });
});

describe("F02 a reason in words", () => {
  const reasons = (tree: unknown, ...rest: Parameters<typeof facts>) =>
    LANGUAGES.map((language) =>
      reasonsOf(criteriaSchema.parse(tree), ON, facts(...rest)).map((one) =>
        reasonWords(one, { language }),
      ),
    );

  it("tells the value where the criterion leaves it open", () => {
    expect(reasons(num("age", { op: "ge", value: 35 }), { age: 41 })).toEqual([
      ["足歲 35 歲以上（足歲：41 歲）"],
      ["Age is at least 35 (age: 41)"],
      ["周岁 35 岁以上（周岁：41 岁）"],
    ]);
  });

  it("tells which policy", () => {
    expect(
      reasons(each("policy", "any", lapsed), {}, { policies: [{ status: "lapsed" }] }),
    ).toEqual([
      ["保單 policy 1：狀態為停效"],
      ["Policy policy 1: status is lapsed"],
      ["保单 policy 1：状态为失效"],
    ]);
  });

  it("tells what a NOT found, and what is not known", () => {
    const single = { kind: "not", of: choice("marital_status", { op: "is", value: "married" }) };
    expect(reasons(single, { marital_status: "single" })[0]).toEqual([
      "不符合「婚姻狀況為已婚」（婚姻狀況：未婚）",
    ]);
    expect(reasons(single)[1]).toEqual([
      "Not (marital status is married) (marital status: not on file)",
    ]);
  });

  it("every reason of every tree has its words", () => {
    fc.assert(
      fc.property(randomPeople, randomCriteria, (people, criteria) => {
        for (const one of people) {
          for (const reason of reasonsOf(criteria, ON, one, people)) {
            for (const language of LANGUAGES) {
              expect(reasonWords(reason, { language })).not.toMatch(/[{}]|undefined|NaN/);
            }
          }
        }
      }),
    );
  });
});
