import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { COLLECTION_NAMES, type CollectionName } from "#shared/model/collections.ts";
import { companyWide, generateHouseholds } from "./company.ts";
import { createFile, type ByteFile } from "./files.ts";
import { createImportFiles } from "./importFiles.ts";
import type { CompanyOptions, Generated } from "./types.ts";

export type WrittenCounts = Partial<Record<CollectionName, number>>;

/** Writes `<collection>.jsonl` for each collection and the import files in `import/`; returns the counts. */
export function writeCompany(options: CompanyOptions, folder: string): WrittenCounts {
  const importFolder = join(folder, "import");
  mkdirSync(importFolder, { recursive: true });
  const files = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, createFile(join(folder, `${name}.jsonl`))]),
  ) as Record<CollectionName, ByteFile>;
  const imports = createImportFiles(importFolder);
  const counts: WrittenCounts = {};
  const write = ({ collection, doc }: Generated) => {
    counts[collection] = (counts[collection] ?? 0) + 1;
    files[collection].write(`${JSON.stringify(doc)}\n`);
  };
  for (const generated of companyWide(options)) write(generated);
  for (const bundle of generateHouseholds(options)) {
    for (const doc of bundle.customers) write({ collection: "customers", doc });
    for (const doc of bundle.policies) write({ collection: "policies", doc });
    bundle.rest.forEach(write);
    imports.household(bundle);
  }
  imports.close();
  for (const file of Object.values(files)) file.close();
  return counts;
}
