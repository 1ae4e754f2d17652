import type { SlowHash } from "./vault.ts";
import { VaultError } from "./vaultError.ts";

/** Argon2id in a worker of its own. @throws VaultError `KEY_DERIVATION_FAILED`, such as for want of memory */
export const slowHash: SlowHash = (passphrase, argon2) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./kdf.worker.ts", import.meta.url), {
      type: "module",
      name: "banyan-kdf",
    });
    const end = (act: () => void) => {
      worker.terminate();
      act();
    };
    const fail = () => end(() => reject(new VaultError("KEY_DERIVATION_FAILED")));
    worker.addEventListener("message", ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) =>
      data ? end(() => resolve(data)) : fail(),
    );
    worker.addEventListener("error", fail);
    worker.postMessage({ passphrase, argon2 });
  });
