import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tableNamesOf, type SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";
import { numbersOf, old, readAll, V0, V1, writeOld } from "./support.ts";

const PROCESS = join(import.meta.dirname, "migrationProcess.ts");
const ROWS = 5_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "banyan-migration-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openFile = (): SqlEngine => {
  const engine = nodeEngine(join(folder, "book.db"));
  engine.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return engine;
};

function migrateInProcess(point: string) {
  const { signal, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", PROCESS, join(folder, "book.db"), point],
    { encoding: "utf8" },
  );
  return { signal, stdout, stderr };
}

const POINTS = [
  ["before the first batch is on the disk", 0],
  ["in the middle of a batch", 2_000],
  ["between two batches", 4_000],
  ["while the old table is dropped", ROWS],
  ["before the change is on the disk", ROWS],
] as const;

describe("X13 a migration that is killed", () => {
  it.each(POINTS)(
    "%s: the old copy is whole, and the next opening goes on",
    async (point, copied) => {
      let engine = openFile();
      await writeOld(
        engine,
        Array.from({ length: ROWS }, (_, at) => old(`s${at}`, `segment ${at}`)),
      );
      const before = await readAll(engine, V0);
      const numbers = numbersOf(engine, "segments-0");
      engine.close();

      expect(migrateInProcess(point)).toMatchObject({ signal: "SIGKILL", stdout: "" });
      engine = openFile();
      expect(await readAll(engine, V0)).toEqual(before);
      expect(numbersOf(engine, "segments-1")).toHaveLength(copied);
      engine.close();

      expect(migrateInProcess("never")).toMatchObject({ signal: null, stdout: "done", stderr: "" });
      engine = openFile();
      expect(numbersOf(engine, "segments-1")).toEqual(numbers);
      expect((await readAll(engine, V1)).documents.map(({ title }) => title)).toEqual(
        before.documents.map(({ name }) => name),
      );
      expect(tableNamesOf(engine).has("segments-0")).toBe(false);
      engine.close();
    },
  );
});
