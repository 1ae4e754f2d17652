import { describe, expect, it } from "vitest";
import en from "../locale/en.json" with { type: "json" };
import zhCN from "../locale/zh-CN.json" with { type: "json" };
import zhTW from "../locale/zh-TW.json" with { type: "json" };
import { menuTemplate } from "./menu.ts";
import { loadTexts, shellLocale } from "./texts.ts";

describe("shell texts", () => {
  it("has the same keys in all three languages", () => {
    expect(Object.keys(zhCN)).toEqual(Object.keys(zhTW));
    expect(Object.keys(en)).toEqual(Object.keys(zhTW));
  });

  it.each([
    ["zh-TW", "zh-TW"],
    ["zh-Hant-TW", "zh-TW"],
    ["zh-HK", "zh-TW"],
    ["zh-CN", "zh-CN"],
    ["zh-Hans-SG", "zh-CN"],
    ["en-US", "en"],
    ["ja", "zh-TW"],
  ])("%s reads %s", (system, locale) => expect(shellLocale(system)).toBe(locale));

  it("W6 the menu offers no reload and no developer tools", async () => {
    const menu = JSON.stringify(menuTemplate(await loadTexts("zh-TW"), () => undefined));
    expect(menu).toContain("立即鎖定");
    expect(menu).not.toMatch(/reload|devtools/i);
  });
});
