import { describe, expect, it } from "vitest";
import { backoffMs, sleep } from "./backoff.ts";

describe("backoff", () => {
  it("R22 doubles with jitter and never waits more than a minute", () => {
    expect([backoffMs(0, 0), backoffMs(0, 1)]).toEqual([500, 1_000]);
    expect([backoffMs(3, 0), backoffMs(3, 1)]).toEqual([4_000, 8_000]);
    expect(backoffMs(500, 1)).toBe(60_000);
  });

  it("R22 a wait ends early when it is told to", async () => {
    const begun = performance.now();
    await sleep(10_000, AbortSignal.timeout(20));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
