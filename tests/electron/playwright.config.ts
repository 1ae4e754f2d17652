import { defineConfig } from "@playwright/test";

// run.ts chooses the projects: each needs something that may be missing.
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-output/electron",
  workers: 1,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: "../../test-output/electron.json" }]],
  projects: [
    { name: "policy", testMatch: "policy.spec.ts" },
    { name: "startup", testMatch: "startup.spec.ts" },
    { name: "server", testMatch: "server.spec.ts" },
    { name: "shell", testMatch: "shell.spec.ts" },
    { name: "fuses", testMatch: "fuses.spec.ts" },
  ],
});
