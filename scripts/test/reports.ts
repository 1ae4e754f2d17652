import type { Count } from "./steps.ts";

/** Vitest's `json` reporter. */
export function readVitest(text: string): Count {
  const report = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
  };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests || Math.min(report.numFailedTestSuites, 1),
    skipped: report.numPendingTests,
  };
}

/** Playwright's `json` reporter; a case that passed at a second try counts as passed. */
export function readPlaywright(text: string): Count {
  const { stats } = JSON.parse(text) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
