import { argon2id } from "hash-wasm";
import type { VaultFile } from "./vaultFile.ts";
import { fromBase64 } from "./seal.ts";

// Argon2id alone: half a second and 64 MiB on purpose, away from the thread that draws. The worker ends
// after each answer, and its memory with it.
type Asked = { passphrase: string; argon2: VaultFile["argon2"] };

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const { passphrase, argon2 } = data;
  void argon2id({
    password: passphrase,
    salt: fromBase64(argon2.salt),
    memorySize: argon2.memoryKib,
    iterations: argon2.iterations,
    parallelism: argon2.parallelism,
    hashLength: 32,
    outputType: "binary",
  }).then(
    (hash) => self.postMessage(hash),
    () => self.postMessage(null),
  );
});
