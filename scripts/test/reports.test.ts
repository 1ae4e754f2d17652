import { expect, it } from "vitest";
import { readPlaywright, readVitest } from "./reports.ts";

it("counts what the runners report", () => {
  expect(
    readVitest(
      '{"numPassedTests":3,"numFailedTests":1,"numPendingTests":2,"numFailedTestSuites":1}',
    ),
  ).toEqual({ passed: 3, failed: 1, skipped: 2 });
  expect(readPlaywright('{"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":0}}')).toEqual({
    passed: 5,
    failed: 1,
    skipped: 0,
  });
});

it("a test file that could not be read is a failure", () => {
  expect(
    readVitest(
      '{"numPassedTests":3,"numFailedTests":0,"numPendingTests":0,"numFailedTestSuites":1}',
    ).failed,
  ).toBe(1);
});
