import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COLLECTION_NAMES, collections } from "#shared/model/collections.ts";
import { migrations } from "#shared/model/migrations.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";

const FROZEN = join(import.meta.dirname, "..", "..", "fixtures", "schemas");
const frozenFile = (version: number, name: string) => join(FROZEN, `v${version}`, `${name}.json`);
const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const CURE =
  "Devices hold data in the frozen form. Put the frozen file back if it was edited; else raise the " +
  "collection's version in shared/model/collections.ts, add the step to shared/model/migrations.ts, " +
  "and freeze the new form with: npx node scripts/freezeSchemas.ts";

describe.each(COLLECTION_NAMES)("R20: the store schema of %s", (name) => {
  const { version } = collections[name];

  it("equals the frozen file of its version", () => {
    const file = frozenFile(version, name);
    expect(existsSync(file), `v${version}/${name}.json is not frozen. ${CURE}`).toBe(true);
    expect(rxSchemaOf(name), `${name} differs from v${version}. ${CURE}`).toEqual(read(file));
  });

  it("keeps every earlier version, each with a step out of it", () => {
    for (let old = 0; old < version; old++) {
      expect(existsSync(frozenFile(old, name)), `v${old}/${name}.json is gone. ${CURE}`).toBe(true);
      expect(migrations[name]?.[old + 1], `no step to v${old + 1} of ${name}. ${CURE}`).toBeTypeOf(
        "function",
      );
    }
  });
});
