import { argon2id } from "hash-wasm";
import { describe, expect, it } from "vitest";
import { passphraseFault } from "./passphrase.ts";
import { newRecoveryKey } from "./recoveryKey.ts";
import { fromBase64, masterKey, randomBytes } from "./seal.ts";
import {
  changePassphrase,
  createVault,
  pageKeyOf,
  recoverVault,
  renewRecoveryKey,
  unlockVault,
  type SlowHash,
} from "./vault.ts";
import { vaultFileSchema } from "./vaultFile.ts";

/** The real hash with little memory: the scheme is what is tested here. */
const quickHash: SlowHash = async (password, { salt }) =>
  new Uint8Array(
    await argon2id({
      password,
      salt: fromBase64(salt),
      memorySize: 64,
      iterations: 1,
      parallelism: 1,
      hashLength: 32,
      outputType: "binary",
    }),
  );
const browser = { slowHash: quickHash, storePart: null };
const owner = {
  person: { staffId: "staff-1", name: "王業務", role: "agent", unitIds: ["unit-1"] },
  deviceId: "device-1",
  isDemo: false,
};
const PASSPHRASE = "三棵榕樹在河邊 2026";

describe("SECURITY 2 the vault", () => {
  it("opens by its passphrase, however it is composed, and by its recovery key", async () => {
    const { file, dek, recoveryKey } = await createVault(owner, `${PASSPHRASE} Ａ`, browser);
    expect(vaultFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(await unlockVault(file, `${PASSPHRASE} A`, browser)).toEqual(dek);
    expect(await recoverVault(file, recoveryKey.toLowerCase().replaceAll("-", " "))).toEqual(dek);
    expect(JSON.stringify(file)).not.toContain(PASSPHRASE);
  });

  it("stays closed for another passphrase, recovery key, person or device", async () => {
    const { file } = await createVault(owner, PASSPHRASE, browser);
    const wrong = { code: "WRONG_PASSPHRASE" };
    await expect(unlockVault(file, `${PASSPHRASE}!`, browser)).rejects.toMatchObject(wrong);
    await expect(recoverVault(file, newRecoveryKey())).rejects.toMatchObject({
      code: "WRONG_RECOVERY_KEY",
    });
    const elsewhere = { ...file, deviceId: "device-2" };
    await expect(unlockVault(elsewhere, PASSPHRASE, browser)).rejects.toMatchObject(wrong);
    const other = { ...file, person: { ...file.person, staffId: "staff-2" } };
    await expect(unlockVault(other, PASSPHRASE, browser)).rejects.toMatchObject(wrong);
    const flipped = {
      ...file,
      byPassphrase: { ...file.byPassphrase, data: file.byRecoveryKey.data },
    };
    await expect(unlockVault(flipped, PASSPHRASE, browser)).rejects.toMatchObject(wrong);
  });

  it("X28 on the desktop the key store's part is needed as well, and a lost one is told apart", async () => {
    const desktop = { slowHash: quickHash, storePart: randomBytes(32) };
    const { file, dek, recoveryKey } = await createVault(owner, PASSPHRASE, desktop);
    expect(await unlockVault(file, PASSPHRASE, desktop)).toEqual(dek);
    await expect(unlockVault(file, PASSPHRASE, browser)).rejects.toMatchObject({
      code: "KEY_STORE_CHANGED",
    });
    const changed = { ...desktop, storePart: randomBytes(32) };
    await expect(unlockVault(file, PASSPHRASE, changed)).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
    expect(await recoverVault(file, recoveryKey)).toEqual(dek);
  });

  it("a change of the passphrase keeps the data key and the recovery key", async () => {
    const { file, dek, recoveryKey } = await createVault(owner, PASSPHRASE, browser);
    const changed = await changePassphrase(file, dek, "another passphrase", browser);
    expect(await unlockVault(changed, "another passphrase", browser)).toEqual(dek);
    await expect(unlockVault(changed, PASSPHRASE, browser)).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
    expect(await recoverVault(changed, recoveryKey)).toEqual(dek);
    expect(changed.argon2.salt).not.toBe(file.argon2.salt);
  });

  it("a new recovery key takes the place of the old one and leaves the passphrase", async () => {
    const { file, dek, recoveryKey } = await createVault(owner, PASSPHRASE, browser);
    const renewed = await renewRecoveryKey(file, dek);
    expect(await recoverVault(renewed.file, renewed.recoveryKey)).toEqual(dek);
    expect(await unlockVault(renewed.file, PASSPHRASE, browser)).toEqual(dek);
    await expect(recoverVault(renewed.file, recoveryKey)).rejects.toMatchObject({
      code: "WRONG_RECOVERY_KEY",
    });
  });

  it("B55 a passphrase typed in composed or decomposed characters is the same", async () => {
    const composed = "caf\u00e9 \u30d0\u30f3\u30e4\u30f3\u306e\u6728\u306e\u4e0b";
    const { file, dek } = await createVault(owner, composed.normalize("NFC"), browser);
    expect(composed.normalize("NFD")).not.toBe(composed.normalize("NFC"));
    expect(await unlockVault(file, composed.normalize("NFD"), browser)).toEqual(dek);
  });

  it("derives a page key that hangs on the data key alone, of which nothing stays in the page", async () => {
    const [dek, same, other] = [randomBytes(32), new Uint8Array(32), randomBytes(32)];
    same.set(dek);
    const pageKey = await pageKeyOf(await masterKey(dek));
    expect(dek).toEqual(new Uint8Array(32));
    expect(pageKey).toHaveLength(32);
    const master = await masterKey(same);
    expect(await pageKeyOf(master)).toEqual(pageKey);
    expect(master.extractable).toBe(false);
    expect(await pageKeyOf(await masterKey(other))).not.toEqual(pageKey);
  });
});

describe("SECURITY 2 B55 what a passphrase must be", () => {
  it.each([
    ["短短的一句話", "tooShort"],
    ["123456789012", "digitsOnly"],
    ["0912-345-678 00", "digitsOnly"],
    ["aaaaaaaaaaaaaaa", "repeats"],
    ["Wang Yewu Agent", "isName"],
    ["x".repeat(250) + "abcdefgh", "tooLong"],
    ["eleven char", "tooShort"],
    ["a sentence ".repeat(1_000), "tooLong"],
    [" ".repeat(20), "blank"],
    ["\u3000".repeat(20), "blank"],
    [PASSPHRASE, null],
    ["correct horse battery", null],
  ] as const)("%s: %s", (typed, fault) => {
    expect(passphraseFault(typed, ["wang yewu agent"])).toBe(fault);
  });

  it("a recovery key has 35 characters in seven groups, never the same twice", () => {
    const keys = Array.from({ length: 50 }, newRecoveryKey);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys)
      expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
  });
});
