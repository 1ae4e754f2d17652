import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
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

  const NAME = "keyEncryptionKey";
  const FILE = `${NAME}.sealed`;

  it("SECURITY 2 a key's part survives a restart, sealed, and leaves the memory with a lock", async () => {
    const first = createSecrets(keyStore(), folder, "linux");
    expect(await first.set(NAME, "part-1")).toEqual({ isDurable: true });
    expect(await readFile(join(folder, FILE), "utf8")).not.toContain("part-1");
    const decryptStringAsync = vi.fn(keyStore().decryptStringAsync);
    const restarted = createSecrets(keyStore({ decryptStringAsync }), folder, "linux");
    expect(await restarted.get(NAME)).toBe("part-1");
    await restarted.get(NAME);
    expect(decryptStringAsync).toHaveBeenCalledOnce();
    restarted.forget();
    expect(await restarted.get(NAME)).toBe("part-1");
    expect(decryptStringAsync).toHaveBeenCalledTimes(2);
  });

  it("SECURITY 2 basic_text is no key store: nothing is held that would end with the process", async () => {
    const backend = { getSelectedStorageBackend: () => "basic_text" };
    const secrets = createSecrets(keyStore(backend), folder, "linux");
    expect(await secrets.set(NAME, "part-1")).toEqual({ isDurable: false });
    expect(await readdir(folder)).toEqual([]);
    expect(await secrets.get(NAME)).toBeNull();
  });

  it("X11 a part that the disk refused is not held either", async () => {
    const secrets = createSecrets(keyStore(), join(folder, "gone"), "linux");
    expect(await secrets.set(NAME, "part-1")).toEqual({ isDurable: false });
    expect(await secrets.get(NAME)).toBeNull();
  });

  it("X28 a key store that is away for a while takes nothing with it", async () => {
    await createSecrets(keyStore(), folder, "linux").set(NAME, "part-1");
    const away = keyStore({ isAsyncEncryptionAvailable: async () => false });
    const meanwhile = createSecrets(away, folder, "linux");
    expect(await meanwhile.get(NAME)).toBeNull();
    expect(await meanwhile.set(NAME, "part-2")).toEqual({ isDurable: false });
    expect(await createSecrets(keyStore(), folder, "linux").get(NAME)).toBe("part-1");
  });

  it("X28 a key store that was reset is told as a part that is not there, never as an error", async () => {
    await createSecrets(keyStore(), folder, "win32").set(NAME, "part-1");
    const broken = keyStore({ decryptStringAsync: () => Promise.reject(new Error("wrong key")) });
    expect(await createSecrets(broken, folder, "win32").get(NAME)).toBeNull();
  });

  it("SECURITY 2 a rotated key seals again", async () => {
    await createSecrets(keyStore(), folder, "win32").set(NAME, "part-1");
    const rotated = keyStore({
      decryptStringAsync: async () => ({ shouldReEncrypt: true, result: "part-1" }),
      encryptStringAsync: async () => Buffer.from("sealed anew"),
    });
    await createSecrets(rotated, folder, "win32").get(NAME);
    expect(await readFile(join(folder, FILE), "utf8")).toBe("sealed anew");
  });
});
