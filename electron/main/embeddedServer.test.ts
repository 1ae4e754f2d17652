import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";

vi.mock("electron", () => ({ utilityProcess: {} }));
const { serverOriginOf } = await import("./embeddedServer.ts");

const fakeServer = () => Object.assign(new EventEmitter(), { kill: () => true });

describe("embedded server", () => {
  it("W1 is reached on loopback at the port it says", async () => {
    const server = fakeServer();
    const origin = serverOriginOf(server);
    server.emit("message", "noise");
    server.emit("message", { kind: "listening", port: 40_123 });
    expect(await origin).toBe("http://127.0.0.1:40123");
  });

  it.each([
    ["message", { kind: "failed", reason: "database locked" }, "database locked"],
    ["exit", 3, "the server ended with code 3"],
    ["message", { kind: "listening", port: 0 }, "in time"],
  ])("W1 says why it did not start: %s %o", async (event, value, reason) => {
    const server = fakeServer();
    const origin = serverOriginOf(server, 50);
    server.emit(event, value);
    await expect(origin).rejects.toThrow(reason);
  });
});
