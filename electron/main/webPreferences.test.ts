import { describe, expect, it } from "vitest";
import { appPreferences, assertSafePreferences, printPreferences } from "./webPreferences.ts";

const safe = appPreferences("/app/preload.cjs");

describe("web preferences", () => {
  it("W2 W3 W4 W6 both kinds of window pass the start-up assertion", () => {
    expect(() => assertSafePreferences(safe)).not.toThrow();
    expect(() => assertSafePreferences(printPreferences("print-1"))).not.toThrow();
  });

  it.each([
    ["W2", { nodeIntegration: true }],
    ["W2", { nodeIntegrationInWorker: true }],
    ["W2", { nodeIntegrationInSubFrames: true }],
    ["W3", { contextIsolation: false }],
    ["W4", { sandbox: false }],
    ["W6", { webSecurity: false }],
    ["W8", { allowRunningInsecureContent: true }],
    ["W9", { experimentalFeatures: true }],
    ["W10", { enableBlinkFeatures: "CSSVariables" }],
    ["W11", { webviewTag: true }],
    ["W12", { webviewTag: true }],
    ["B47", { navigateOnDragDrop: true }],
  ])("%s refuses %o", (_rule, unsafe) => {
    expect(() => assertSafePreferences({ ...safe, ...unsafe })).toThrow("unsafe web preference");
  });

  it("W2 an option left out counts as unsafe: Electron's default may change", () => {
    const { sandbox: _sandbox, ...rest } = safe;
    expect(() => assertSafePreferences(rest)).toThrow("sandbox must be true");
  });

  it("B46 the print window has no JavaScript, no bridge and a session in memory", () => {
    const print = printPreferences("print-1");
    expect(print).toMatchObject({ javascript: false, partition: "print-1" });
    expect(print.preload).toBeUndefined();
    expect(print.partition?.startsWith("persist:")).toBe(false);
  });
});
