import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "prettier";
import { COLLECTION_NAMES, collections } from "#shared/model/collections.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";

/**
 * Writes the store schema of every collection's present version into `folder`, once. A frozen version
 * is on people's devices: it is never written again; a changed schema gets a new version.
 */
export async function freezeSchemas(folder: string): Promise<{ frozen: string[]; kept: string[] }> {
  const outcome = { frozen: [] as string[], kept: [] as string[] };
  for (const name of COLLECTION_NAMES) {
    const path = `v${collections[name].version}/${name}.json`;
    const file = join(folder, path);
    if (existsSync(file)) {
      outcome.kept.push(path);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    const text = JSON.stringify(rxSchemaOf(name), null, 2);
    writeFileSync(file, await format(text, { parser: "json", printWidth: 100 }), { flag: "wx" });
    outcome.frozen.push(path);
  }
  return outcome;
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, "..", "tests", "fixtures", "schemas");
  const { frozen, kept } = await freezeSchemas(folder);
  console.log(`frozen: ${frozen.join(", ") || "none"}\nkept: ${kept.join(", ") || "none"}`);
}
