import type { RxDatabase } from "rxdb";
import type { Bytes } from "../../../platform/vault/seal.ts";
import { storeFolder } from "../../storage/openEngine.ts";
import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import type { AttentionStore } from "../attention/attentionStore.ts";
import { applySalvage } from "./applySalvage.ts";
import { attempt } from "./readRows.ts";
import { readUnsent, type Salvage } from "./readUnsent.ts";
import { joined, openSalvageFile } from "./salvageFile.ts";

/**
 * What only this device knows, carried from a damaged file over to the new one. It may be killed anywhere:
 *
 *  1. The damaged file is read, and what it tells is sealed in a file of its own.
 *  2. Only then is the damaged file set aside and a new one made (`openEngine`).
 *  3. When the new one has been filled from the server, the saved changes are made again.
 *  4. Only then does the sealed file go. Until then each start begins with 3.
 */
export async function openSalvageOf(databaseName: string, staffId: string, pageKey: Bytes) {
  const file = await openSalvageFile(await storeFolder(databaseName), pageKey);
  return {
    async rescue(openDamaged: () => Promise<SqlEngine>): Promise<void> {
      let found: Salvage = { unsent: [], attention: [], unreadable: 0 };
      // Where not even the first page opens there is nothing to read; the count beside the file tells.
      const engine = await openDamaged().catch(() => null);
      if (engine) {
        found = await readUnsent(engine, staffId);
        attempt(() => engine.close());
      }
      await file.write(joined(await file.read(), found));
    },
    /** What waits to be made again; null where nothing does. */
    async counts(): Promise<{ saved: number; unreadable: number } | null> {
      const saved = await file.read();
      if (!saved) return null;
      const sure = saved.unsent.filter(({ isUnsure }) => !isUnsure);
      return { saved: sure.length, unreadable: saved.unreadable };
    },
    async apply(database: RxDatabase, attention: Pick<AttentionStore, "keep">): Promise<void> {
      const saved = await file.read();
      if (!saved) return;
      await applySalvage(saved, database, attention);
      await file.remove();
    },
  };
}
export type OpenSalvage = Awaited<ReturnType<typeof openSalvageOf>>;
