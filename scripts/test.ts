import { join } from "node:path";
import { prepareBrowser } from "./test/browser.ts";
import { readPlaywright, readVitest } from "./test/reports.ts";
import { output, runStep, type Step } from "./test/steps.ts";

const npm = (...args: string[]) => ["npm", "run", "--silent", ...args];
const vitest = (project: string): Step => ({
  name: `${project} tests`,
  command: [
    "vitest",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(output, `${project}.json`)}`,
  ],
  report: { file: join(output, `${project}.json`), read: readVitest },
});

/** All that must pass, cheapest first; a later step runs even if an earlier one failed. */
const steps: Step[] = [
  { name: "types", command: npm("typecheck") },
  { name: "lint", command: npm("lint") },
  { name: "format", command: npm("format:check") },
  { name: "unused code and dependencies", command: npm("knip") },
  { name: "build", command: npm("build") },
  { name: "build of the shell", command: npm("build:electron") },
  {
    name: "start-up bundle budget",
    command: ["node", "scripts/bundleBudget.ts"],
  },
  vitest("unit"),
  vitest("unit-mocks"),
  vitest("integration"),
];

const browser = prepareBrowser();
const browserEnv: Record<string, string> = browser ? { CHROMIUM_PATH: browser } : {};
const e2e: Step = {
  name: "end-to-end tests",
  command: ["playwright", "test", "--config", "tests/e2e/playwright.config.ts"],
  env: browserEnv,
  report: { file: join(output, "e2e.json"), read: readPlaywright },
};

/** Says itself, line by line, what of the shell this computer cannot run. */
const shell: Step = {
  name: "tests of the Electron shell",
  command: npm("test:electron"),
  env: browserEnv,
  report: { file: join(output, "electron.json"), read: readPlaywright },
};

let passed = 0;
let failed = browser ? 0 : 1;
for (const step of browser ? [...steps, shell, e2e] : [...steps, shell]) {
  const count = await runStep(step);
  passed += count.passed;
  failed += count.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
