import { defineConfig } from "@playwright/test";
import { QUIET_FLAGS } from "../../scripts/start/browsers.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-output/e2e",
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../../test-output/e2e.json" }]],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: "zh-TW",
    timezoneId: "Asia/Taipei",
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env["CHROMIUM_PATH"] ? { executablePath: process.env["CHROMIUM_PATH"] } : {}),
      args: [...QUIET_FLAGS],
    },
  },
});
