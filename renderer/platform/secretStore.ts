import type { SecretName } from "./platform.ts";

const DATABASE = "banyan-shell";
const STORE = "secrets";

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });

async function withStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await settled(opening);
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/**
 * Secrets of the browser shell in IndexedDB, **in plain text**: a stopgap until the encrypted store can
 * hold them, which is where SECURITY H1 wants the refresh token of a browser.
 */
export const secretStore = {
  get: async (name: SecretName): Promise<string | null> => {
    const value: unknown = await withStore("readonly", (store) => store.get(name));
    return typeof value === "string" ? value : null;
  },
  set: async (name: SecretName, value: string): Promise<void> => {
    await withStore("readwrite", (store) => store.put(value, name));
  },
  remove: (name: SecretName): Promise<void> =>
    withStore("readwrite", (store) => store.delete(name)),
};
