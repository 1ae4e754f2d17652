import { describe, expect, it } from "vitest";
import { externalUrl } from "./externalUrl.ts";

describe("externalUrl", () => {
  it.each([
    ["https://www.example.tw/a?b=1", "https://www.example.tw/a?b=1"],
    ["mailto:agent@example.tw", "mailto:agent@example.tw"],
    ["tel:+886223456789", "tel:+886223456789"],
    ["HTTPS://EXAMPLE.TW", "https://example.tw/"],
  ])("W15 lets %s out", (text, url) => expect(externalUrl(text)).toBe(url));

  it.each([
    "file:///C:/Windows/System32/calc.exe",
    "ms-msdt:/id PCWDiagnostic",
    "smb://evil/share",
    "\\\\evil\\share",
    "http://example.tw",
    "javascript:alert(1)",
    "data:text/html,x",
    "banyan://open/x",
    "https://bank.example@evil.example/",
    "  ",
    `https://example.tw/${"a".repeat(2_048)}`,
  ])("W15 B48 refuses %s", (text) => expect(externalUrl(text)).toBeNull());
});
