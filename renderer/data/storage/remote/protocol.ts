import type {
  BulkWriteRow,
  PreparedQuery,
  RxJsonSchema,
  RxStorageInstanceCreationParams,
} from "rxdb";

/** What a window needs to say of a collection for the owner to open it. */
export type OpenParams = Pick<
  RxStorageInstanceCreationParams<unknown, unknown>,
  "databaseName" | "collectionName"
> & { schema: RxJsonSchema<unknown> };

/**
 * A document to write as JSON text, and the text of the one it replaces: one string crosses a port
 * faster than a tree of objects, and the store keeps it as it is. Attachments cannot be text, so
 * collections that have them send RxDB's rows.
 */
export type WriteRow = { document: string; previous?: string };

export type StoreCall =
  // `seen` is the last write that the window knows; null at the first opening.
  | { call: "open"; params: OpenParams; seen: number | null }
  | { call: "write"; rows: WriteRow[]; context: string }
  | { call: "writeObjects"; rows: BulkWriteRow<unknown>[]; context: string }
  | { call: "changedSince"; after: number; limit: number }
  | { call: "byId"; ids: string[]; withDeleted: boolean }
  | { call: "query" | "count"; prepared: PreparedQuery<unknown> }
  | { call: "attachment"; documentId: string; attachmentId: string }
  | { call: "cleanup"; minimumDeletedMs: number }
  | { call: "remove" }
  | { call: "close" };

/** `instance` is chosen by the window, so that it means the same to the next owner. */
export type StoreRequest = StoreCall & {
  id: number;
  instance: number;
  /** Sent before, to an owner that died without an answer. */
  isRepeat: boolean;
};

/** `text` is JSON that the window parses; `value` what JSON cannot hold. */
export type StoreAnswer =
  | { id: number; text: string }
  | { id: number; value: unknown }
  | { id: number; failure: { code: string; message: string } };
/** Change events as JSON, and the number of the newest write that is told with them; 0: more of it follows. */
export type StoreEvents = { instance: number; n: number; events: string };
/**
 * The same to the window that wrote, which has the documents: `changed` holds, one after the other, the
 * position of a row in the request and the index of what happened to it in `OPERATIONS`.
 */
export type OwnEvents = { instance: number; n: number; request: number; changed: Uint32Array };
export const OPERATIONS = ["INSERT", "UPDATE", "DELETE"] as const;
/** The first word on every port. */
export type Greeting = { owner: string };
export type StoreMessage = StoreAnswer | StoreEvents | OwnEvents | Greeting;

/** A failure of the store, as the page sees it; never with the documents that were on their way. */
export class StoreError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "StoreError";
    this.code = code;
  }
}

export const failureOf = (error: unknown): { code: string; message: string } => ({
  code: error instanceof Error && "code" in error ? String(error.code) : "STORE_FAILED",
  message: error instanceof Error ? error.message : String(error),
});
