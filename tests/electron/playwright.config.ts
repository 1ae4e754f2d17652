import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: process.env["BANYAN_PACKAGED"] ? "*.spec.ts" : "shell.spec.ts",
  outputDir: "../../test-output/electron",
  workers: 1,
  timeout: 60_000,
  reporter: "line",
});
