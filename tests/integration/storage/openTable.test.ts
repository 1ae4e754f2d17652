import { fillWithDefaultSettings } from "rxdb";
import { expect, it } from "vitest";
import { layoutOf } from "#renderer/data/storage/sqlite/columns.ts";
import {
  inTransaction,
  tableNamesOf,
  type SqlEngine,
} from "#renderer/data/storage/sqlite/engine.ts";
import { openTable } from "#renderer/data/storage/sqlite/table.ts";
import { nodeEngine } from "./nodeEngine.ts";

const schema = fillWithDefaultSettings<{ id: string; name: string }>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    name: { type: "string", maxLength: 20 },
  },
  required: ["id", "name"],
  indexes: ["name"],
} as never);
const layout = layoutOf(schema as never, "id");

it("X11 a table whose index finds no room is not left half made, and is made whole the next time", () => {
  const engine = nodeEngine();
  let isFull = true;
  const full: SqlEngine = {
    ...engine,
    exec(sql) {
      if (isFull && sql.startsWith("CREATE INDEX")) throw new Error("full");
      engine.exec(sql);
    },
  };
  expect(() => openTable(full, "people-0", layout)).toThrow("full");
  expect(tableNamesOf(engine)).not.toContain("people-0");
  isFull = false;
  openTable(full, "people-0", layout);
  expect(tableNamesOf(engine)).toContain("people-0");
});

it("a table is made within a transaction, and goes with it", () => {
  const engine = nodeEngine();
  openTable(engine, "first-0", layout);
  expect(() =>
    inTransaction(engine, () => {
      openTable(engine, "people-0", layout);
      throw new Error("given up");
    }),
  ).toThrow("given up");
  expect([...tableNamesOf(engine)]).toEqual(expect.arrayContaining(["first-0"]));
  expect(tableNamesOf(engine)).not.toContain("people-0");
});
