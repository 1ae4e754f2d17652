import { randomUUID } from "node:crypto";
import type { CollectionName } from "#shared/model/collections.ts";
import type { Tx } from "./store.ts";

export type KeptKind = "loser" | "quarantine" | "after_delete";
export type Kept = {
  at: string;
  kind: KeptKind;
  collection: CollectionName;
  id: string;
  staffId: string;
  deviceId: string;
  baseRev: number;
  content: unknown;
};

/** A change that did not become the record's state, kept until somebody decides (P8, R13, R18). */
export async function keep(tx: Tx, kept: Kept): Promise<void> {
  await tx
    .insertInto("kept")
    .values({
      id: randomUUID(),
      at: kept.at,
      kind: kept.kind,
      coll: kept.collection,
      doc_id: kept.id,
      staff_id: kept.staffId,
      device_id: kept.deviceId,
      base_rev: kept.baseRev,
      content: JSON.stringify(kept.content),
    })
    .execute();
}
