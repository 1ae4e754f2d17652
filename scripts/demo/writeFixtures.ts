import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importFixtures } from "./fixtures.ts";

/** Renews the checked-in import files after a change of the generator. */
export function writeFixtures(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { files, expected } = importFixtures();
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
}
