import fastify from "fastify";
import { describe, expect, it } from "vitest";
import { THROTTLE } from "../protocol/limits.ts";
import { answerFailures } from "./failures.ts";
import { limitAddresses } from "./rate.ts";

describe("limitAddresses", () => {
  it("H3 B40 counts whatever is asked, also what is not there, and begins anew each minute", async () => {
    let clockMs = 600_000;
    const app = fastify();
    limitAddresses(app, () => clockMs);
    answerFailures(app);
    const ask = async (remoteAddress: string) =>
      (await app.inject({ url: "/nowhere", remoteAddress })).statusCode;
    for (let i = 0; i < THROTTLE.requestsPerMinute; i++) {
      if ((await ask("192.0.2.1")) !== 404) throw new Error(`refused after ${i}`);
    }
    expect(await ask("192.0.2.1")).toBe(429);
    expect(await ask("192.0.2.2")).toBe(404);
    clockMs += 60_000;
    expect(await ask("192.0.2.1")).toBe(404);
    await app.close();
  });
});
