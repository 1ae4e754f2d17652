import { describe, expect, it } from "vitest";
import type { IsoInstant } from "#shared/model/brand.ts";
import { words } from "./fields.ts";
import { renderTemplate } from "./renderTemplate.ts";

const fields = {
  name: "陳[美]{name}",
  amount: 1_234_567,
  date: { date: "2026-03-05" },
  time: { time: "2026-03-05T16:05:00.000Z" as IsoInstant },
  parts: { list: [words("手機", "mobile", "手机"), "X"] },
};
const zh = (template: string) => renderTemplate(template, fields, "zh-TW");

describe("F09 merge fields", () => {
  it("numbers, dates, moments in Taipei and lists by language", () => {
    expect(zh("{amount} 元 {date} {time} {parts}")).toBe(
      "1,234,567 元 2026/03/05 2026/03/06 00:05 手機、X",
    );
    expect(renderTemplate("{parts}", fields, "en")).toBe("mobile, X");
    expect(renderTemplate("{parts}", fields, "zh-CN")).toBe("手机、X");
  });

  it("a part in brackets goes with its fields; outside, what is not known is a dash", () => {
    expect(zh("a[ {amount} {none}]b[ {amount}]")).toBe("ab 1,234,567");
    expect(zh("{none}")).toBe("—");
  });

  it("braces and brackets in a name are printed as they are", () => {
    expect(zh("[{name}!] {name}")).toBe("陳[美]{name}! 陳[美]{name}");
  });
});
