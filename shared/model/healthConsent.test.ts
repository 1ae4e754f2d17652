import { expect, it } from "vitest";
import { customer } from "#shared/events/fixtures/book.ts";
import { mayUseHealthData } from "./healthConsent.ts";

it.each([
  ["never asked", {}, false],
  ["given today", { healthConsentOn: "2026-11-24" }, true],
  ["given tomorrow", { healthConsentOn: "2026-11-25" }, false],
  [
    "withdrawn today",
    { healthConsentOn: "2026-01-01", healthConsentWithdrawnOn: "2026-11-24" },
    false,
  ],
  [
    "withdrawn tomorrow",
    { healthConsentOn: "2026-01-01", healthConsentWithdrawnOn: "2026-11-25" },
    true,
  ],
  [
    "given and withdrawn on one day",
    { healthConsentOn: "2026-11-24", healthConsentWithdrawnOn: "2026-11-24" },
    false,
  ],
  [
    "given anew after a withdrawal",
    { healthConsentOn: "2026-11-24", healthConsentWithdrawnOn: "2026-11-23" },
    true,
  ],
  ["withdrawn, though never given", { healthConsentWithdrawnOn: "2026-01-01" }, false],
])("DOMAIN 9.2 health consent on 2026-11-24, %s", (_, more, may) => {
  expect(mayUseHealthData(customer(more), "2026-11-24")).toBe(may);
});
