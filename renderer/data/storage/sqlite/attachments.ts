import type { BulkWriteRow, CategorizeBulkWriteRowsOutput } from "rxdb";
import { quoted, type SqlEngine } from "./engine.ts";

const keyOf = (digest: string, attachmentId: string) => JSON.stringify([digest, attachmentId]);

/** Bytes that belong to documents, in a table beside theirs. */
export function openAttachments(engine: SqlEngine, tableName: string) {
  const table = quoted(`${tableName}/attachments`);
  engine.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (doc TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, ` +
      `bytes BLOB NOT NULL, PRIMARY KEY (doc, id)) STRICT, WITHOUT ROWID`,
  );
  return {
    /** Blobs give their bytes asynchronously, so that happens before the transaction. */
    async read<D>(rows: readonly BulkWriteRow<D>[]): Promise<Map<string, Uint8Array>> {
      const bytes = new Map<string, Uint8Array>();
      for (const { document } of rows) {
        for (const [attachmentId, attachment] of Object.entries(document._attachments)) {
          if (!("data" in attachment)) continue;
          bytes.set(
            keyOf(attachment.digest, attachmentId),
            new Uint8Array(await attachment.data.arrayBuffer()),
          );
        }
      }
      return bytes;
    },
    write<D>(
      changes: CategorizeBulkWriteRowsOutput<D>,
      bytes: ReadonlyMap<string, Uint8Array>,
    ): void {
      for (const part of [...changes.attachmentsAdd, ...changes.attachmentsUpdate]) {
        const data = bytes.get(keyOf(part.digest, part.attachmentId));
        if (!data) continue;
        engine.run(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?, ?)`, [
          part.documentId,
          part.attachmentId,
          part.attachmentData.type,
          data,
        ]);
      }
      for (const { documentId, attachmentId } of changes.attachmentsRemove) {
        engine.run(`DELETE FROM ${table} WHERE doc = ? AND id = ?`, [documentId, attachmentId]);
      }
    },
    get(documentId: string, attachmentId: string): Blob | undefined {
      let blob: Blob | undefined;
      engine.each(
        `SELECT type, bytes FROM ${table} WHERE doc = ? AND id = ?`,
        [documentId, attachmentId],
        ([type, bytes]) => {
          blob = new Blob([(bytes as Uint8Array).slice()], { type: type as string });
        },
      );
      return blob;
    },
    drop: () => engine.exec(`DROP TABLE ${table}`),
  };
}
export type Attachments = ReturnType<typeof openAttachments>;
