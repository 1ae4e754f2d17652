import { describe, expect, it } from "vitest";
import { settingSchema } from "#shared/model/organisation.ts";
import { book, customer } from "./fixtures/book.ts";
import { remind } from "./remind.ts";
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

  it("have the windows, targets and priorities printed there", () => {
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
    expect(printed).toEqual([
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
    ]);
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
