import type { IsoInstant, StaffId } from "#shared/model/brand.ts";
import type { Case } from "#shared/model/work.ts";
import { batchDataOf, contentPrint, partDataOf, partId } from "./batchRecord.ts";
import type { ImportStore } from "./store.ts";
import type { ImportedDoc } from "./documents.ts";

export type UndoOptions = {
  store: ImportStore;
  batch: Case;
  updatedBy: StaffId;
  now: () => string;
  onProgress: (documents: number) => void;
  pause: () => Promise<void>;
};
export type UndoResult = { removed: number; restored: number; kept: number };

const PARTS_AT_ONCE = 10;

/**
 * Takes a batch back: what it created goes, what it changed gets its before-image again. What somebody
 * has edited since, or a new customer who has a policy by now, is left as it is and counted (`kept`).
 */
export async function undoImport(options: UndoOptions): Promise<UndoResult> {
  const { store, batch } = options;
  const result: UndoResult = { removed: 0, restored: 0, kept: 0 };
  const partIds = await partsOf(store, batch.id);
  // Later parts first, should a document ever stand in two.
  for (const id of partIds.toReversed()) {
    const part = (await store.get("cases", [id])).get(id);
    if (part) await undoPart(part, options, result);
    options.onProgress(result.removed + result.restored + result.kept);
    await options.pause();
  }
  const at = options.now() as IsoInstant;
  const data = { ...batchDataOf(batch), kept: result.kept } as unknown as Case["data"];
  await store.put("cases", [
    { ...batch, state: "undone", data, updatedAt: at, updatedBy: options.updatedBy, closedAt: at },
  ]);
  // The before-images have done their work; personal data is not kept for longer.
  for (let i = 0; i < partIds.length; i += 100)
    await store.remove("cases", partIds.slice(i, i + 100));
  return result;
}

async function partsOf(store: ImportStore, batchId: string): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const asked = Array.from({ length: PARTS_AT_ONCE }, (_, i) => partId(batchId, ids.length + i));
    const found = await store.get("cases", asked);
    ids.push(...asked.slice(0, found.size));
    if (found.size < PARTS_AT_ONCE) return ids;
  }
}

async function undoPart(part: Case, options: UndoOptions, result: UndoResult): Promise<void> {
  const { store } = options;
  const { collection, entries, before } = partDataOf(part);
  const images = new Map(
    (before as unknown as ImportedDoc[]).map((doc) => [doc.id as string, doc]),
  );
  const current = await store.get(
    collection,
    entries.map(({ id }) => id),
  );
  const untouched = entries.filter(({ id, print }) => {
    const doc = current.get(id);
    return doc !== undefined && contentPrint(doc) === print;
  });
  const created = untouched.filter(({ id }) => !images.has(id)).map(({ id }) => id);
  const inUse =
    collection === "customers" && created.length > 0
      ? await store.withPolicies(created)
      : new Set<string>();
  const removable = created.filter((id) => !inUse.has(id));
  const stamp = { updatedAt: options.now() as IsoInstant, updatedBy: options.updatedBy };
  const restorable = untouched.flatMap(({ id }) => {
    const image = images.get(id);
    return image ? [{ ...image, ...stamp }] : [];
  });
  await store.remove(collection, removable);
  await store.put(collection, restorable);
  result.removed += removable.length;
  result.restored += restorable.length;
  result.kept += entries.length - removable.length - restorable.length;
}
