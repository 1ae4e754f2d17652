import { describe, expect, it } from "vitest";
import { base64, randomBytes } from "./seal.ts";
import { ARGON2, readVaultText, type VaultFile } from "./vaultFile.ts";

const file = {
  format: 1,
  person: { staffId: "s-001", name: "陳雅婷", role: "agent", unitIds: ["u-xinyi"] },
  deviceId: "9a03482d-aced-4d92-bde8-2ec0ee368a8d",
  keyVersion: 1,
  isDemo: false,
  argon2: { ...ARGON2, salt: base64(randomBytes(16)) },
  needsKeyStore: false,
  kekSalt: base64(randomBytes(16)),
  byPassphrase: { iv: base64(randomBytes(12)), data: base64(randomBytes(48)) },
  recoverySalt: base64(randomBytes(16)),
  byRecoveryKey: { iv: base64(randomBytes(12)), data: base64(randomBytes(48)) },
} satisfies VaultFile;
const text = JSON.stringify(file);
const withArgon2 = (change: object) =>
  JSON.stringify({ ...file, argon2: { ...file.argon2, ...change } });

describe("SECURITY 2 what stands in vault.json is believed only as far as we could have written it", () => {
  it("reads what was written", () => {
    expect(readVaultText(text)).toEqual({ file, fault: null });
  });

  it.each([
    ["no memory", withArgon2({ memoryKib: 0 })],
    ["memory that makes guessing cheap", withArgon2({ memoryKib: 8 })],
    ["4 TiB of memory", withArgon2({ memoryKib: 2 ** 32 })],
    ["memory that is no number", text.replace("65536", "NaN")],
    ["memory without end", text.replace("65536", "1e999")],
    ["memory as text", text.replace("65536", '"65536"')],
    ["no rounds", withArgon2({ iterations: 0 })],
    ["rounds for days", withArgon2({ iterations: 2 ** 31 })],
    ["no lanes", withArgon2({ parallelism: 0 })],
    ["more lanes than any computer has", withArgon2({ parallelism: 2 ** 24 })],
    ["a short salt", withArgon2({ salt: "AAAA" })],
    ["a salt that is no base64", withArgon2({ salt: "A" })],
    ["a wrapped key of another length", text.replace(file.byPassphrase.data, "AAAA")],
    ["a generation before the first", text.replace('"keyVersion":1', '"keyVersion":0')],
    ["a name without end", text.replace("陳雅婷", "長".repeat(10_000))],
    ["no name", text.replace("陳雅婷", "  ")],
    ["a field more", text.replace("{", '{"x":1,')],
    ["half of it", text.slice(0, 300)],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "7"],
    ["zeros", "\0".repeat(1_000)],
    ["nesting without end", "[".repeat(50_000)],
  ])("%s is damage", (_, damaged) => {
    expect(readVaultText(damaged)).toEqual({ file: null, fault: "VAULT_DAMAGED" });
  });

  it("B21 B19 a name that pretends loses what cannot be seen and stays text", () => {
    const { file: read } = readVaultText(text.replace("陳雅婷", "<b>\u202e婷雅陳\u200b</b>"));
    expect(read?.person.name).toBe("<b>婷雅陳</b>");
  });

  it("R20 a file of a newer build is told apart from a damaged one", () => {
    const newer = JSON.stringify({ ...file, format: 2, argon2: undefined, kdf: "scrypt" });
    expect(readVaultText(newer)).toEqual({ file: null, fault: "VAULT_NEWER" });
  });
});
