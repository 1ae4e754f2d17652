import { openEngine } from "#renderer/data/storage/openEngine.ts";
import { serveStorage } from "#renderer/data/storage/remote/serveStorage.ts";
import { openStore } from "#renderer/data/storage/storage.ts";

const OPTIONS = { mode: "create", onDamage: () => undefined } as const;

// The product's store without its read models, which a bench of their own measures.
self.addEventListener("message", ({ data: port }: MessageEvent<MessagePort>) => {
  void openEngine("bench", new Uint8Array(32).fill(7), OPTIONS).then(({ engine }) =>
    serveStorage(openStore(engine).storage, port, "bench"),
  );
});
