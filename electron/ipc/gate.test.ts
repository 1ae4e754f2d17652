import { describe, expect, it, vi } from "vitest";
import { CHANNELS, type Channel } from "./channels.ts";
import { ARGUMENTS, OPEN_WHILE_LOCKED } from "./contract.ts";
import { createGate, type Refusal } from "./gate.ts";
import { isTrustedSender, type SenderFrame } from "./sender.ts";

const ownFrame: SenderFrame = { origin: "app://banyan", parent: null };

function openGate(isLocked = false) {
  const listeners = new Map<
    string,
    (event: { senderFrame: SenderFrame | null }, ...args: unknown[]) => Promise<unknown>
  >();
  const refused: [Channel, Refusal][] = [];
  const handle = createGate({
    listen: (channel, listener) => void listeners.set(channel, listener),
    isLocked: () => isLocked,
    onRefused: (channel, refusal) => void refused.push([channel, refusal]),
  });
  const call = (channel: Channel, args: unknown[], senderFrame: SenderFrame | null = ownFrame) =>
    listeners.get(channel)?.({ senderFrame }, ...args);
  return { handle, call, refused };
}

describe("IPC gate", () => {
  it.each([
    ["an iframe of ours", { origin: "app://banyan", parent: {} }],
    ["another origin", { origin: "https://evil.example", parent: null }],
    ["a look-alike", { origin: "app://banyan.evil", parent: null }],
    ["the null origin", { origin: "null", parent: null }],
    ["a frame that is gone", null],
  ])("W17 B49 refuses and counts %s", async (_who, frame) => {
    const { handle, call, refused } = openGate();
    const act = vi.fn(() => null);
    handle("secret.get", act);
    expect(isTrustedSender(frame)).toBe(false);
    await expect(call("secret.get", ["keyEncryptionKey"], frame)).rejects.toThrow(
      "untrustedSender",
    );
    expect(act).not.toHaveBeenCalled();
    expect(refused).toEqual([["secret.get", "untrustedSender"]]);
  });

  it("W17 answers our own top frame", async () => {
    const { handle, call } = openGate();
    handle("secret.get", (name) => `value of ${name}`);
    expect(await call("secret.get", ["keyEncryptionKey"])).toBe("value of keyEncryptionKey");
  });

  it("SECURITY 4 a locked session answers appInfo and the lock alone", async () => {
    const { handle, call } = openGate(true);
    handle("secret.get", () => "token");
    handle("app.info", () => ({ version: "1", serverOrigin: "https://a.example" }));
    await expect(call("secret.get", ["keyEncryptionKey"])).rejects.toThrow("locked");
    await expect(call("app.info", [])).resolves.toMatchObject({ version: "1" });
    expect([...OPEN_WHILE_LOCKED].toSorted()).toEqual(["app.info", "lock.now", "lock.opened"]);
  });

  it("W20 a handler's own error does not reach the page", async () => {
    const { handle, call } = openGate();
    handle("secret.get", () => {
      throw new Error("ENOENT: /home/mei/secret");
    });
    await expect(call("secret.get", ["keyEncryptionKey"])).rejects.toThrow(/^failed$/);
  });

  it.each<[Channel, unknown[]]>([
    ["secret.get", ["kek1"]],
    ["secret.get", ["refreshToken"]],
    ["secret.get", ["__proto__"]],
    ["secret.set", ["keyEncryptionKey", "x".repeat(257)]],
    ["secret.set", ["keyEncryptionKey", { path: "/etc/passwd" }]],
    ["file.save", ["a.csv", { path: "/etc/passwd" }]],
    ["file.save", ["a.csv", "text"]],
    ["file.save", ["x".repeat(256), new Uint8Array(1)]],
    ["file.save", ["a.csv", new Uint8Array(1), "/tmp/x"]],
    ["print.pdf", ["title", "x".repeat(20 * 1024 * 1024 + 1)]],
    ["external.open", ["x".repeat(2_049)]],
    ["external.open", [new Map()]],
    ["notice.show", [["a"], "b"]],
    ["app.info", ["extra"]],
    ["lock.opened", [{}]],
    ["deepLink.take", [null]],
  ])("B49 %s refuses arguments outside the contract", async (channel, args) => {
    const { handle, call, refused } = openGate();
    const act = vi.fn();
    handle(channel, act);
    await expect(call(channel, args)).rejects.toThrow("badArguments");
    expect(act).not.toHaveBeenCalled();
    expect(refused).toEqual([[channel, "badArguments"]]);
  });

  it("B49 a file above 256 MiB is refused by its size, before it is read", () => {
    const large = Object.defineProperty(new Uint8Array(0), "byteLength", { value: 2 ** 28 + 1 });
    expect(ARGUMENTS["file.save"].safeParse(["a.csv", large]).success).toBe(false);
  });

  it("SECURITY 4 every channel has a schema", () => {
    expect(Object.keys(ARGUMENTS).toSorted()).toEqual([...CHANNELS].toSorted());
  });
});
