import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The rulings on doubtful readings of the domain reference; A26 and A27 were never given. */
const RULINGS = Array.from({ length: 30 }, (_, i) => `A${String(i).padStart(2, "0")}`).filter(
  (id) => id !== "A26" && id !== "A27",
);

it("every ruling is named by a test, so that a promise without a proof shows", () => {
  const files = globSync("{shared,scripts}/**/*.test.ts");
  const named = new Set(
    files.flatMap((file) => readFileSync(file, "utf8").match(/\bA[0-2]\d\b/g) ?? []),
  );
  expect(RULINGS.filter((id) => !named.has(id))).toEqual([]);
});
