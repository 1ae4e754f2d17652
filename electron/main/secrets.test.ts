import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSecrets, type KeyStore } from "./secrets.ts";

const keyStore = (change: Partial<KeyStore> = {}): KeyStore => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(`sealed:${btoa(text)}`),
  decryptStringAsync: async (sealed) => ({
    shouldReEncrypt: false,
    result: atob(sealed.toString().slice("sealed:".length)),
  }),
  getSelectedStorageBackend: () => "gnome_libsecret",
  ...change,
});

describe("secrets", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "banyan-secrets-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("H1 the refresh token survives a restart, sealed", async () => {
    const first = createSecrets(keyStore(), folder, "linux");
    expect(await first.set("refreshToken", "token-1")).toEqual({ isDurable: true });
    expect(await readFile(join(folder, "refreshToken.sealed"), "utf8")).not.toContain("token-1");
    const restarted = createSecrets(keyStore(), folder, "linux");
    expect(await restarted.get("refreshToken")).toBe("token-1");
    await restarted.remove("refreshToken");
    expect(await readdir(folder)).toEqual([]);
    expect(await restarted.get("refreshToken")).toBeNull();
  });

  it("H1 basic_text is no key store: the token stays in memory", async () => {
    const secrets = createSecrets(
      keyStore({ getSelectedStorageBackend: () => "basic_text" }),
      folder,
      "linux",
    );
    expect(await secrets.set("refreshToken", "token-1")).toEqual({ isDurable: false });
    expect(await readdir(folder)).toEqual([]);
    expect(await secrets.get("refreshToken")).toBe("token-1");
    secrets.forget();
    expect(await secrets.get("refreshToken")).toBeNull();
  });

  it("H1 a key store that was reset means signing in again, not an error", async () => {
    await createSecrets(keyStore(), folder, "win32").set("refreshToken", "token-1");
    const broken = keyStore({ decryptStringAsync: () => Promise.reject(new Error("wrong key")) });
    expect(await createSecrets(broken, folder, "win32").get("refreshToken")).toBeNull();
  });

  it("H1 a rotated key seals again", async () => {
    await createSecrets(keyStore(), folder, "win32").set("refreshToken", "token-1");
    const rotated = keyStore({
      decryptStringAsync: async () => ({ shouldReEncrypt: true, result: "token-1" }),
      encryptStringAsync: async () => Buffer.from("sealed anew"),
    });
    await createSecrets(rotated, folder, "win32").get("refreshToken");
    expect(await readFile(join(folder, "refreshToken.sealed"), "utf8")).toBe("sealed anew");
  });
});
