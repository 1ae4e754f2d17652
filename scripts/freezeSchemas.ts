import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "prettier";
import { COLLECTION_NAMES, collections } from "#shared/model/collections.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";

// Writes the store schema of every collection's present version to tests/fixtures/schemas, once. A
// frozen version is on people's devices: it is never written again, a changed schema gets a new one.
const folder = join(import.meta.dirname, "..", "tests", "fixtures", "schemas");

for (const name of COLLECTION_NAMES) {
  const version = `v${collections[name].version}`;
  const file = join(folder, version, `${name}.json`);
  if (existsSync(file)) {
    console.log(`kept    ${version}/${name}.json`);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  const text = JSON.stringify(rxSchemaOf(name), null, 2);
  writeFileSync(file, await format(text, { parser: "json", printWidth: 100 }));
  console.log(`frozen  ${version}/${name}.json`);
}
