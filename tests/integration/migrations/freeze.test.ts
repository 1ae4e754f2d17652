import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freezeSchemas } from "#scripts/freezeSchemas.ts";
import { COLLECTION_NAMES, collections } from "#shared/model/collections.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";

it("R20: freezing writes what is missing and never overwrites", async () => {
  const folder = mkdtempSync(join(tmpdir(), "banyan-schemas-"));
  try {
    const paths = COLLECTION_NAMES.map((name) => `v${collections[name].version}/${name}.json`);
    expect(await freezeSchemas(folder)).toEqual({ frozen: paths, kept: [] });
    const file = join(folder, `v${collections.notes.version}`, "notes.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(rxSchemaOf("notes"));

    writeFileSync(file, "an older form");
    expect(await freezeSchemas(folder)).toEqual({ frozen: [], kept: paths });
    expect(readFileSync(file, "utf8")).toBe("an older form");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
