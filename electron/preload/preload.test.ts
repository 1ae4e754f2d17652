import { beforeAll, describe, expect, it, vi } from "vitest";
import type { BanyanBridge } from "#renderer/platform/bridge.ts";

type Listener = (event: object) => void;
const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  listeners: new Map<string, Listener>(),
}));
vi.mock("electron", () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => void electron.exposed.set(name, api),
  },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => args,
    on: (signal: string, listener: Listener) => void electron.listeners.set(signal, listener),
    off: (signal: string) => void electron.listeners.delete(signal),
  },
}));

describe("preload bridge", () => {
  let bridge: BanyanBridge;
  beforeAll(async () => {
    await import("./preload.ts");
    bridge = electron.exposed.get("banyan") as BanyanBridge;
  });

  it("W20 exposes one object of named functions, nothing of Electron's", () => {
    expect([...electron.exposed.keys()]).toEqual(["banyan"]);
    expect(Object.values(bridge).every((member) => typeof member === "function")).toBe(true);
  });

  it("W20 a listener never sees the event object", () => {
    const listener = vi.fn();
    const unsubscribe = bridge.onLock(listener);
    electron.listeners.get("lock.signal")?.({ sender: "ipcRenderer" });
    expect(listener).toHaveBeenCalledWith();
    unsubscribe();
    expect(electron.listeners.size).toBe(0);
  });

  it("W20 a call names its channel and passes plain data", async () => {
    expect(await bridge.saveFile("a.csv", new Uint8Array([1]))).toEqual([
      "file.save",
      "a.csv",
      new Uint8Array([1]),
    ]);
  });
});
