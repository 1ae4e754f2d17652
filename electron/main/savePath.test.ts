import { describe, expect, it } from "vitest";
import { safeFileName, savePathRefusal } from "./savePath.ts";

describe("save paths", () => {
  it.each([
    ["C:\\Users\\mei\\客戶.csv", "win32"],
    ["/home/mei/客戶.csv", "linux"],
    ["/Users/mei/a.pdf", "darwin"],
  ] as const)("B42 accepts %s", (path, platform) =>
    expect(savePathRefusal(path, platform)).toBeNull(),
  );

  it.each([
    ["\\\\evil\\share\\x.csv", "win32", "networkPath"],
    ["//evil/share/x.csv", "win32", "networkPath"],
    ["\\\\?\\C:\\x.csv", "win32", "networkPath"],
    ["\\\\.\\PhysicalDrive0", "win32", "networkPath"],
    ["//evil/share", "linux", "networkPath"],
    ["..\\..\\Windows\\x", "win32", "notAbsolute"],
    ["C:\\Users\\..\\Windows\\x", "win32", "notAbsolute"],
    ["\\Windows\\x", "win32", "notAbsolute"],
    ["C:x.csv", "win32", "notAbsolute"],
    ["a.csv", "linux", "notAbsolute"],
    ["/home/mei/../root/x", "linux", "notAbsolute"],
    ["C:\\Users\\CON", "win32", "deviceName"],
    ["C:\\Users\\nul.csv", "win32", "deviceName"],
    ["C:\\Users\\COM1.txt", "win32", "deviceName"],
    ["C:\\Users\\a.txt:stream", "win32", "deviceName"],
  ] as const)("B42 refuses %s on %s: %s", (path, platform, reason) =>
    expect(savePathRefusal(path, platform)).toBe(reason),
  );

  it.each([
    ["客戶名單.csv", "客戶名單.csv"],
    ["..\\..\\Windows\\x.csv", "_.._Windows_x.csv"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["CON", "_CON"],
    ["con.csv", "_con.csv"],
    ["...", "banyan"],
    ["a\u202efdp.exe", "a_fdp.exe"],
    ["a:b?.pdf. ", "a_b_.pdf"],
  ])("B42 suggests %s as %s", (name, safe) => expect(safeFileName(name)).toBe(safe));

  it("B42 a long Chinese name keeps its extension and fits 255 bytes", () => {
    const name = safeFileName(`${"保".repeat(300)}.csv`);
    expect(name.endsWith(".csv")).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });
});
