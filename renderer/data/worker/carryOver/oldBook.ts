import type { RxDocumentData, RxJsonSchema } from "rxdb";
import type { Doc } from "../../storage/sqlite/carryDocument.ts";
import type { AttentionItem } from "../attention/attentionStore.ts";

/** A place in the order in which the older builds went through their documents: time of writing, then id. */
export type Point = { lwt: number; id: string };
export type OldDoc = RxDocumentData<Doc & { id: string }>;
export type OldSchema = RxJsonSchema<OldDoc>;

export const pointOf = ({ id, _meta }: OldDoc): Point => ({ lwt: _meta.lwt, id });

/** One table of an older build. */
export type OldTable = {
  count: () => Promise<number>;
  get: (id: string) => Promise<OldDoc | undefined>;
  /** Documents after a point, deleted ones too, in order. */
  after: (point: Point | null, limit: number) => Promise<OldDoc[]>;
  /**
   * Hands over what was written since a point while nobody else can write, and is empty from then on;
   * stays as it was when `take` throws.
   */
  end: (since: Point | null, take: (docs: OldDoc[]) => void) => Promise<void>;
};

export type OldPlace = { collectionName: string; version: number; schema: OldSchema };
/** A collection, with what was kept of its replication. */
export type OldCollection = OldPlace & { connected: OldPlace[] };

/** What an older build of Banyan left of one person in this browser, in plain text. */
export type OldBook = {
  collections: () => Promise<OldCollection[]>;
  tableOf: (place: OldPlace) => OldTable | null;
  attention: () => Promise<AttentionItem[]>;
  /** Everything of it, for good. */
  remove: () => Promise<void>;
};
