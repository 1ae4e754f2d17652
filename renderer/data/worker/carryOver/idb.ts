/** The answer of an IndexedDB request. */
export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });

/** A window of an older build lets go when it is asked to; if it does not, somebody must close it. */
const PATIENCE_MS = 10_000;

export class OldWindowError extends Error {
  readonly code = "OTHER_BUILD";
  constructor() {
    super("A window of an older build does not let go of its database");
    this.name = "OldWindowError";
  }
}

/** As `settled`, for requests that wait until nobody else has the database open. @throws OldWindowError */
export function settledAlone<T>(request: IDBOpenDBRequest & IDBRequest<T>): Promise<T> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    request.addEventListener("blocked", () => {
      patience = setTimeout(() => reject(new OldWindowError()), PATIENCE_MS);
    });
  });
  return Promise.race([settled(request), tooLong]).finally(() => clearTimeout(patience));
}

export async function withDatabase<T>(
  name: string,
  act: (database: IDBDatabase) => Promise<T>,
): Promise<T> {
  const database = await settled(indexedDB.open(name));
  try {
    return await act(database);
  } finally {
    database.close();
  }
}
