import { describe, expect, it } from "vitest";
import type { StoredSession } from "#sync/client/session.ts";
import { masterKey, randomBytes } from "./seal.ts";
import { sealedSession } from "./sealedSession.ts";

const session: StoredSession = {
  refreshToken: "token-that-nobody-may-read",
  person: { staffId: "s-001", name: "陳雅婷", role: "agent", unitIds: ["u-xinyi"] },
};

const newKey = () => masterKey(randomBytes(32));

function place(text: string | null = null) {
  const disk = { text };
  const folder = {
    readSession: async () => disk.text,
    writeSession: async (sealed: string) => void (disk.text = sealed),
  };
  return { disk, folder };
}

describe("H1 the session at rest", () => {
  it("is sealed by the data key, on the desktop as in a browser", async () => {
    const { disk, folder } = place();
    const dek = await newKey();
    await (await sealedSession(folder, dek)).save(session);
    expect(disk.text).not.toContain(session.refreshToken);
    expect(disk.text).not.toContain("s-001");
    expect(await (await sealedSession(folder, dek)).load()).toEqual(session);
  });

  it("of another person, sealed by another key, counts as none", async () => {
    const { folder } = place();
    await (await sealedSession(folder, await newKey())).save(session);
    expect(await (await sealedSession(folder, await newKey())).load()).toBeNull();
  });

  it.each([
    null,
    "",
    "null",
    "[]",
    "garbage",
    "\0\0\0\0",
    '{"iv":1,"data":2}',
    '{"iv":"AAAA","data":"AAAA"}',
    '{"iv":"AAAAAAAAAAAAAAAA","data":"AAAA"}',
    '{"iv":"AAAAAAAAAAAAAAAA","data":"AAAA","more":1}',
  ])(
    "X28 what lies there instead (%j) means signing in again, not a file that stays closed",
    async (text) => {
      const store = await sealedSession(place(text).folder, await newKey());
      expect(await store.load()).toBeNull();
    },
  );
});
