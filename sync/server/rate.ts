import type { FastifyInstance, FastifyRequest } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import { THROTTLE } from "../protocol/limits.ts";
import { callerOf } from "./authenticate.ts";

/** At most `perMinute` calls per key and minute, per node (H3). Returns the gate. */
function rateGate(perMinute: number, nowMs: () => number): (key: string) => void {
  let minute = 0;
  let counts = new Map<string, number>();
  return (key) => {
    const current = Math.floor(nowMs() / 60_000);
    if (current !== minute) {
      minute = current;
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > perMinute)
      throw new SyncError("TOO_MANY_ATTEMPTS", 60 - (Math.floor(nowMs() / 1000) % 60));
  };
}

/** Counts every request for its address, before anything else looks at it (B40). */
export function limitAddresses(app: FastifyInstance, nowMs: () => number): void {
  const admit = rateGate(THROTTLE.requestsPerMinute, nowMs);
  app.addHook("onRequest", async ({ ip }) => admit(ip));
}

/** For a route's `onRequest`: so many calls a minute and device, counted before the body is read. */
export function perDevice(perMinute: number, nowMs: () => number) {
  const admit = rateGate(perMinute, nowMs);
  return async (request: FastifyRequest) => admit(callerOf(request).session.deviceId);
}

/** For the `onRequest` of routes that make sessions: so many calls a minute and address. */
export function perAddress(perMinute: number, nowMs: () => number) {
  const admit = rateGate(perMinute, nowMs);
  return async ({ ip }: FastifyRequest) => admit(ip);
}
