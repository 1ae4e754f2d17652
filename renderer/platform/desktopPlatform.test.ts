import { describe, expect, it, vi } from "vitest";
import type { CustomerId } from "#shared/model/brand.ts";
import type { BanyanBridge } from "./bridge.ts";
import { desktopPlatform } from "./desktopPlatform.ts";

const link = { customerId: "0b0e7f5c-6f1d-4a51-9a3e-2f1f4f0d9c11" as CustomerId };

function fakeBridge(change: Partial<BanyanBridge>) {
  const bells: (() => void)[] = [];
  const bridge = {
    opened: async () => undefined,
    onLock: () => () => undefined,
    onDeepLinkWaiting: (bell: () => void) => {
      bells.push(bell);
      return () => void bells.splice(bells.indexOf(bell), 1);
    },
    ...change,
  } as BanyanBridge;
  return { bridge, ring: () => bells.forEach((bell) => bell()) };
}

describe("desktop platform", () => {
  it("B41 a link that waits while locked is told once the session is open", async () => {
    const takeDeepLink = vi
      .fn<BanyanBridge["takeDeepLink"]>()
      .mockRejectedValueOnce(new Error("locked"))
      .mockResolvedValueOnce(link)
      .mockResolvedValue(null);
    const { bridge, ring } = fakeBridge({ takeDeepLink });
    const listener = vi.fn();
    const unsubscribe = desktopPlatform(bridge, Promise.resolve()).onDeepLink(listener);
    await Promise.resolve();
    expect(listener).not.toHaveBeenCalled();
    ring();
    ring();
    await vi.waitFor(() => expect(listener).toHaveBeenCalledExactlyOnceWith(link));
    unsubscribe();
    ring();
    expect(takeDeepLink).toHaveBeenCalledTimes(3);
  });

  it("SECURITY 2 no secret is asked for before somebody is there and the session is open", async () => {
    const calls: string[] = [];
    const { bridge } = fakeBridge({
      opened: async () => void calls.push("opened"),
      getSecret: async () => {
        calls.push("secret");
        return "key part";
      },
    });
    const somebody = Promise.withResolvers<void>();
    const answer = desktopPlatform(bridge, somebody.promise).secrets.get("keyEncryptionKey");
    await Promise.resolve();
    expect(calls).toEqual([]);
    somebody.resolve();
    expect(await answer).toBe("key part");
    expect(calls).toEqual(["opened", "secret"]);
  });

  it("B49 a Blob crosses as bytes", async () => {
    const saveFile = vi.fn<BanyanBridge["saveFile"]>().mockResolvedValue({ kind: "saved" });
    const { bridge } = fakeBridge({ saveFile });
    await desktopPlatform(bridge, Promise.resolve()).saveFile(
      "a.csv",
      new Blob(["榕"]),
      "text/csv",
    );
    expect(saveFile).toHaveBeenCalledWith("a.csv", new TextEncoder().encode("榕"));
  });
});
