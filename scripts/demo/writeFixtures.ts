import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importFixtures } from "./fixtures.ts";

/** After a change of the generator: `node scripts/demo/writeFixtures.ts`, from the root of the project. */
const folder = "tests/fixtures/import";
mkdirSync(folder, { recursive: true });
const { files, expected } = importFixtures();
for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
writeFileSync(join(folder, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
