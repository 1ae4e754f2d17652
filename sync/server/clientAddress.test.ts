import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { clientAddress, trustedProxies } from "./clientAddress.ts";

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
  }) as unknown as IncomingMessage;

describe("clientAddress", () => {
  const isTrusted = trustedProxies(["127.0.0.1", "10.1.0.0/16", "::1"]);

  it("H3 is the newest address that no proxy of ours has", () => {
    expect(clientAddress(request("127.0.0.1", "203.0.113.9"), isTrusted)).toBe("203.0.113.9");
    const chain = "1.1.1.1, 203.0.113.9, 10.1.2.3";
    expect(clientAddress(request("::1", chain), isTrusted)).toBe("203.0.113.9");
    expect(clientAddress(request("::ffff:127.0.0.1", "203.0.113.9"), isTrusted)).toBe(
      "203.0.113.9",
    );
  });

  it("H3 does not believe what others say, and is the proxy itself where it says nothing", () => {
    expect(clientAddress(request("192.0.2.1", "203.0.113.9"), isTrusted)).toBe("192.0.2.1");
    expect(clientAddress(request("127.0.0.1"), isTrusted)).toBe("127.0.0.1");
    expect(clientAddress(request("127.0.0.1", "203.0.113.9"), trustedProxies([]))).toBe(
      "127.0.0.1",
    );
  });

  it("says what it expected", () => {
    for (const text of ["localhost", "10.0.0.0/x", "*", ""]) {
      expect(() => trustedProxies([text])).toThrow(/expected ADDRESS/);
    }
  });
});
