import { z } from "zod";
import { collections, type CollectionName } from "./collections.ts";
import { ID_MAX_LENGTH } from "./brand.ts";

type JsonSchema = { [key: string]: unknown; properties?: Record<string, JsonSchema> };

/** What RxDB wants to know of a collection; structurally an `RxJsonSchema`, without importing RxDB. */
export type StoreSchema = {
  version: number;
  primaryKey: "id";
  type: "object";
  properties: Record<string, JsonSchema>;
  required: string[];
  additionalProperties: false;
  indexes: string[][];
};

/** RxDB pads string index keys to this many characters, so it wants a bound on each. */
const INDEXED_TEXT_MAX = 200;

/**
 * The RxDB schema of a collection, derived from its zod schema, so that there is one definition
 * per entity. Only the outline goes to the store: deep validation stays with zod at the edges.
 */
export function rxSchemaOf(name: CollectionName): StoreSchema {
  const { schema, version, indexes } = collections[name];
  const json = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as JsonSchema;
  const properties: Record<string, JsonSchema> = {};
  for (const [field, full] of Object.entries(json.properties ?? {})) {
    properties[field] = outline(full);
  }
  properties["id"] = { type: "string", maxLength: ID_MAX_LENGTH };
  for (const field of indexes.flat()) {
    properties[field] = { type: "string", maxLength: INDEXED_TEXT_MAX };
  }
  return {
    version,
    primaryKey: "id",
    type: "object",
    properties,
    required: [...((json["required"] as string[] | undefined) ?? [])],
    additionalProperties: false,
    indexes: indexes.map((fields) => [...fields]),
  };
}

function outline(full: JsonSchema): JsonSchema {
  const type = full["type"];
  return typeof type === "string" ? { type } : {};
}
