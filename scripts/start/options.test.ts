import { expect, it } from "vitest";
import { defaultDataDir, readOptions } from "./options.ts";

it("reads seats as people type them", () => {
  expect(readOptions(["--as", "back-office", "--data", "/tmp/x"])).toMatchObject({
    seat: "back_office",
    dataDir: "/tmp/x",
    headless: false,
  });
  expect(() => readOptions(["--as", "boss"])).toThrow("There is no such seat");
  expect(() => readOptions(["--port", "x"])).toThrow("whole number");
  expect(() => readOptions(["--prot", "1"])).toThrow("--help lists the options");
});

it("keeps data where the system keeps it", () => {
  expect(defaultDataDir("linux", {}, "/home/a")).toBe("/home/a/.local/share/banyan");
  expect(defaultDataDir("darwin", {}, "/Users/a")).toBe(
    "/Users/a/Library/Application Support/Banyan",
  );
});
