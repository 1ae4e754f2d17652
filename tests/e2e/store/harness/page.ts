import { wrap, type Remote } from "comlink";
import type { StoreProbe } from "./store.worker.ts";

declare global {
  interface Window {
    /** A fresh worker over the store of this origin; the former one ends at once, as in a crash. */
    openProbe: () => Remote<StoreProbe>;
    probe: Remote<StoreProbe>;
  }
}

let worker: Worker | undefined;
window.openProbe = () => {
  worker?.terminate();
  worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module" });
  window.probe = wrap<StoreProbe>(worker);
  return window.probe;
};
window.openProbe();
