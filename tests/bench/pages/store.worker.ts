import { serveStorage } from "#renderer/data/storage/remote/serveStorage.ts";
import { openStore } from "#renderer/data/storage/storage.ts";
import { peerEngine } from "./peerEngine.ts";

export type StoreStart = { name: string; isEncrypted: boolean; port: MessagePort };

// The product's store without its read models, which benches of their own measure.
self.addEventListener("message", ({ data }: MessageEvent<StoreStart>) => {
  const { name, isEncrypted, port } = data;
  void peerEngine(name, isEncrypted).then((engine) =>
    serveStorage(openStore(engine).storage, port, "bench"),
  );
});
