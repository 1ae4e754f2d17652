// A migration in a process of its own that kills itself: `node migrationProcess.ts FILE POINT`.
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { migrateTables } from "#renderer/data/storage/sqlite/migrateTables.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";
import { form } from "./support.ts";

const [, , file = "", point = ""] = process.argv;
const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still alive");
};

/** Watches the statements for the moment to die at. */
function watched(engine: SqlEngine): SqlEngine {
  const seen = { inserts: 0, commits: 0 };
  let isChanging = false;
  const before: Record<string, (sql: string) => boolean> = {
    "before the first batch is on the disk": (sql) => sql === "COMMIT" && seen.commits === 1,
    "in the middle of a batch": (sql) => sql.startsWith("INSERT OR REP") && seen.inserts === 3_000,
    "between two batches": (sql) => sql === "BEGIN IMMEDIATE" && seen.commits === 3,
    "while the old table is dropped": (sql) => sql.startsWith("DROP") && isChanging,
    "before the change is on the disk": (sql) => sql === "COMMIT" && isChanging,
  };
  const isTime = before[point] ?? (() => false);
  const look = (sql: string) => {
    if (isTime(sql)) die();
    if (sql.startsWith(`INSERT OR REPLACE INTO "segments-1"`)) seen.inserts += 1;
    if (sql === "COMMIT") seen.commits += 1;
    if (sql.startsWith(`SELECT count(*) FROM "segments-0" AS old`)) isChanging = true;
  };
  return {
    ...engine,
    exec(sql) {
      look(sql);
      engine.exec(sql);
    },
    run(sql, params) {
      look(sql);
      engine.run(sql, params);
    },
    each(sql, params, visit) {
      look(sql);
      engine.each(sql, params, visit);
    },
  };
}

const steps = migrateTables(watched(nodeEngine(file)), [form()], {
  onLeftOut: () => undefined,
});
for (const _ of steps);
process.stdout.write("done");
