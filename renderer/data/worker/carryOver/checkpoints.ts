import { columnValue, layoutOf } from "../../storage/sqlite/columns.ts";
import { quoted, type SqlEngine } from "../../storage/sqlite/engine.ts";
import { openTable, tableNameOf } from "../../storage/sqlite/table.ts";
import type { OldPlace, Point } from "./oldBook.ts";

/**
 * The number up to which everything was sent, from the point that the older build knew: the one before
 * the first document after that point. Rather too low than too high, since what is looked at again and
 * found sent is not sent again.
 */
export function numberOfCheckpoint(
  engine: SqlEngine,
  { collectionName, version, schema }: OldPlace,
  checkpoint: unknown,
): number {
  const { lwt, id } = (checkpoint ?? {}) as Partial<Point>;
  if (typeof lwt !== "number" || typeof id !== "string") return 0;
  const layout = layoutOf(schema, "id");
  const name = tableNameOf(collectionName, version);
  const table = openTable(engine, name, layout);
  const [time, key] = ["_meta.lwt", "id"].map((field) => layout.columnOf.get(field)?.name);
  let number = table.newest();
  engine.each(
    `SELECT min(n) FROM ${quoted(name)} WHERE ${time} > ?1 OR (${time} = ?1 AND ${key} > ?2)`,
    [lwt, columnValue("string", id) ?? ""],
    ([first]) => {
      if (first !== null) number = (first as number) - 1;
    },
  );
  return number;
}
