import { fillWithDefaultSettings, type RxJsonSchema } from "rxdb";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import { COLLECTION_NAMES, collections, type CollectionName } from "#shared/model/collections.ts";
import { migrations } from "#shared/model/migrations.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import type { Doc, Form } from "../../storage/sqlite/carryDocument.ts";
import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import { migrateTables, type Progress } from "../../storage/sqlite/migrateTables.ts";
import { attentionTable } from "../attention/attentionStore.ts";
import { forgetColumns, isBookCollection } from "../columns/columnStore.ts";

/** The book's twelve collections as this build wants them. */
function formOf(name: CollectionName): Form {
  const outline: unknown = rxSchemaOf(name);
  return {
    collection: name,
    schema: fillWithDefaultSettings(outline as RxJsonSchema<Doc>),
    steps: migrations[name] ?? {},
    isValid: (doc) => collections[name].schema.safeParse(doc).success,
  };
}

/** `migrateTables` for the book; what cannot be carried over comes to "needs attention" (P8). */
export function migrateBook(engine: SqlEngine): Generator<Progress> {
  const attention = attentionTable(engine);
  return migrateTables(engine, COLLECTION_NAMES.map(formOf), {
    onBegin(collection) {
      // Documents keep their numbers, so the kept columns would not notice that they are others.
      if (isBookCollection(collection)) forgetColumns(engine);
    },
    onLeftOut(collection, doc) {
      const lost = doc as AnyDoc;
      const change = {
        collection: collection as CollectionName,
        id: lost.id,
        code: "NOT_CARRIED_OVER" as const,
        lost,
      };
      attention.insert(change, new Date().toISOString() as IsoInstant);
    },
  });
}
