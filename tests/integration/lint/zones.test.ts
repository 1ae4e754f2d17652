import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "banyan-zones-"));
  copyFileSync(join(ROOT, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the linter says of a file in this place that imports one thing. */
async function complaintsAbout(file: string, imported: string): Promise<string> {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { one } from "${imported}";\nexport const two = one;\n`);
  const linter = join(ROOT, "node_modules", ".bin", "oxlint");
  try {
    return (await promisify(execFile)(linter, [file], { cwd: folder })).stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

it.each([
  ["shared/insurance/a.ts", "#renderer/data/storage/storage.ts", "shared/ is pure"],
  ["shared/insurance/a.ts", "#sync/protocol/wire.ts", "shared/ is pure"],
  ["sync/client/a.ts", "#sync/server/http/routes.ts", "no server code"],
  ["sync/client/a.ts", "#renderer/data/database.ts", "no server code"],
  ["sync/server/a.ts", "#sync/client/session.ts", "The server knows"],
  ["renderer/data/a.ts", "#sync/server/http/routes.ts", "through sync/client"],
  ["renderer/data/storage/sqlite/a.ts", "#shared/model/collections.ts", "stands alone"],
  ["renderer/data/storage/sqlite/a.ts", "../storage.ts", "stands alone"],
  ["renderer/data/storage/remote/a.ts", "../../worker/client.ts", "stands alone"],
])("%s may not import %s", async (file, imported, sentence) => {
  expect(await complaintsAbout(file, imported)).toContain(sentence);
});

it.each([
  ["shared/insurance/a.ts", "#shared/model/record.ts"],
  ["sync/client/a.ts", "#sync/protocol/wire.ts"],
  ["renderer/data/a.ts", "#sync/client/session.ts"],
  ["renderer/data/storage/remote/a.ts", "../sqlite/engine.ts"],
  ["renderer/data/storage/storage.ts", "#shared/model/collections.ts"],
])("%s may import %s", async (file, imported) => {
  expect(await complaintsAbout(file, imported)).not.toContain("no-restricted-imports");
});
