import { COLLECTION_NAMES, collections } from "#shared/model/collections.ts";

/** The version of each collection's schema in this build. */
export const WANTED_VERSIONS: Readonly<Record<string, number>> = Object.fromEntries(
  COLLECTION_NAMES.map((name) => [name, collections[name].version]),
);

/** The same in one word: all windows that share a file must agree about it. */
export const SCHEMA_VERSIONS = JSON.stringify(WANTED_VERSIONS);
