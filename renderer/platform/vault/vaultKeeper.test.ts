import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memoryNavigator, type MemoryFolder } from "./testing/memoryFolder.ts";
import { unlockVault } from "./vault.ts";
import { VaultError } from "./vaultError.ts";
import { vaultKeeper } from "./vaultKeeper.ts";
import { knownVaults } from "./vaultFolder.ts";

/** Not slow, and seen: what it gave away must be zeros in the end. */
const hashes: Uint8Array<ArrayBuffer>[] = [];
const slowHash = async (passphrase: string, { salt }: { salt: string }) => {
  const bytes = new TextEncoder().encode(`${passphrase}\0${salt}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  hashes.push(hash);
  return hash;
};
const parts: Uint8Array<ArrayBuffer>[] = [];
let hasKeyStore = false;
async function keys() {
  if (!hasKeyStore) return { slowHash, storePart: null };
  const storePart = new Uint8Array(32).fill(7);
  parts.push(storePart);
  return { slowHash, storePart };
}
const { makeVault, openVault, recover, replacePassphrase, replaceRecoveryKey } = vaultKeeper({
  ofDevice: keys,
  forNewVault: keys,
});

const FIRST = "三棵榕樹在河邊乘涼的下午";
const NEXT = "correct horse battery staple";
const person = { staffId: "s-001", name: "陳雅婷", role: "agent", unitIds: ["u-xinyi"] };
const owner = { person, deviceId: "device-1", isDemo: false };
const NAME = "banyan-s-001";

let folder: MemoryFolder;
const own = () => folder.get(NAME) as MemoryFolder;
const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);

beforeEach(() => {
  folder = new Map();
  hasKeyStore = false;
  vi.stubGlobal("navigator", memoryNavigator(folder));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("SECURITY 2 a vault is made once and never written over", () => {
  it("two windows that set a passphrase at the same moment make one", async () => {
    const outcomes = await Promise.allSettled([makeVault(owner, FIRST), makeVault(owner, NEXT)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "VAULT_EXISTS" } });
    expect((await openVault(NAME, FIRST)).file.person).toEqual(person);
  });

  it("what could not be read again is not written", async () => {
    const endless = { ...owner, person: { ...person, name: "長".repeat(10_000) } };
    await expect(makeVault(endless, FIRST)).rejects.toThrow(/person/);
    expect(own().has("vault.json")).toBe(false);
  });

  it.each([
    ["VAULT_DAMAGED", (text: string) => text.slice(0, 100)],
    ["VAULT_DAMAGED", () => ""],
    ["VAULT_DAMAGED", (text: string) => text + " ".repeat(100_000)],
    ["VAULT_NEWER", (text: string) => text.replace('"format":1', '"format":2')],
  ])("X28 R20 %s stays as it lies", async (code, change) => {
    await makeVault(owner, FIRST);
    const changed = change(own().get("vault.json") as string);
    own().set("vault.json", changed);
    const refused = { code };
    await expect(makeVault(owner, FIRST)).rejects.toMatchObject(refused);
    await expect(openVault(NAME, FIRST)).rejects.toMatchObject(refused);
    await expect(recover(NAME, "x", NEXT)).rejects.toMatchObject(refused);
    expect(own().get("vault.json")).toBe(changed);
  });

  it("X28 a database without its vault gets no new one, which would not open it", async () => {
    await makeVault(owner, FIRST);
    own().set("book.db", "encrypted");
    own().delete("vault.json");
    await expect(makeVault(owner, FIRST)).rejects.toMatchObject({ code: "VAULT_MISSING" });
    await expect(openVault(NAME, FIRST)).rejects.toMatchObject({ code: "VAULT_MISSING" });
  });

  it("a folder that lies in the place of the vault is damage, not an error of the start", async () => {
    folder.set(NAME, new Map([["vault.json", new Map()]]));
    expect(await knownVaults()).toEqual([
      { databaseName: NAME, file: null, fault: "VAULT_DAMAGED" },
    ]);
  });

  it("a vault in the folder of another person is damage", async () => {
    await makeVault(owner, FIRST);
    folder.set("banyan-s-002", new Map(own()));
    await expect(openVault("banyan-s-002", FIRST)).rejects.toMatchObject({ code: "VAULT_DAMAGED" });
    expect((await knownVaults()).map(({ file, fault }) => fault ?? file?.person.name)).toEqual([
      "陳雅婷",
      "VAULT_DAMAGED",
    ]);
  });
});

describe("SECURITY 2 changes of a vault", () => {
  it("a new passphrase and a new recovery key at the same moment both hold", async () => {
    const { recoveryKey: before } = await makeVault(owner, FIRST);
    const [, key] = await Promise.all([
      replacePassphrase(NAME, FIRST, NEXT),
      replaceRecoveryKey(NAME, FIRST).catch(() => replaceRecoveryKey(NAME, NEXT)),
    ]);
    expect((await openVault(NAME, NEXT)).file.person).toEqual(person);
    await expect(recover(NAME, before, FIRST)).rejects.toMatchObject({
      code: "WRONG_RECOVERY_KEY",
    });
    expect((await recover(NAME, key, FIRST)).file.person).toEqual(person);
  });

  it("of two passphrases set at the same moment one holds, and its window alone says so", async () => {
    await makeVault(owner, FIRST);
    const outcomes = await Promise.allSettled([
      replacePassphrase(NAME, FIRST, NEXT),
      replacePassphrase(NAME, FIRST, "four other words here"),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "WRONG_PASSPHRASE" } });
    expect((await openVault(NAME, NEXT)).file.person).toEqual(person);
  });

  it("X11 a disk that refuses the new vault leaves the old one, and no key in memory", async () => {
    const { file, recoveryKey } = await makeVault(owner, FIRST);
    vi.stubGlobal("navigator", memoryNavigator(folder, { isFull: true }));
    const decrypt = vi.spyOn(crypto.subtle, "decrypt");
    for (const change of [
      () => recover(NAME, recoveryKey, NEXT),
      () => replacePassphrase(NAME, FIRST, NEXT),
      () => replaceRecoveryKey(NAME, FIRST),
    ]) {
      await expect(change()).rejects.toThrow("QuotaExceededError");
    }
    const keys = await Promise.all(decrypt.mock.settledResults.map(({ value }) => value));
    expect(keys).toHaveLength(3);
    expect(keys.every((key) => isZero(new Uint8Array(key as ArrayBuffer)))).toBe(true);
    expect((await openVault(NAME, FIRST)).file).toEqual(file);
  });
});

describe("SECURITY 2 key buffers are overwritten", () => {
  it("of the passphrase's hash and the key store's part nothing stays", async () => {
    hasKeyStore = true;
    hashes.length = 0;
    parts.length = 0;
    const { recoveryKey } = await makeVault(owner, FIRST);
    await openVault(NAME, FIRST);
    await replacePassphrase(NAME, FIRST, NEXT);
    await replaceRecoveryKey(NAME, NEXT);
    await expect(openVault(NAME, FIRST)).rejects.toBeInstanceOf(VaultError);
    await expect(recover(NAME, recoveryKey, FIRST)).rejects.toBeInstanceOf(VaultError);
    expect(hashes.length).toBeGreaterThan(5);
    expect(parts.length).toBeGreaterThan(5);
    expect([...hashes, ...parts].every(isZero)).toBe(true);
  });

  it("a hash is overwritten where its key opens nothing, too", async () => {
    const { file } = await makeVault(owner, FIRST);
    const seen: Uint8Array[] = [];
    const keys = {
      storePart: null,
      slowHash: async () => {
        const hash = new Uint8Array(32).fill(1);
        seen.push(hash);
        return hash;
      },
    };
    await expect(unlockVault(file, FIRST, keys)).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
    expect(seen.every(isZero)).toBe(true);
  });
});
