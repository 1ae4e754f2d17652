import type { RfmScore, RfmSegment } from "#shared/analytics/rfm.ts";
import type { Tier } from "#shared/analytics/tiers.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import {
  TARGET_TABLES,
  targetDdl,
  targetRows,
  type TargetRows,
} from "#shared/targeting/sql/tables.ts";
import { inTransaction, type SqlEngine, type SqlValue } from "../../storage/sqlite/engine.ts";

/** Raise it when facts or tables change their meaning: what an older version made is made anew. */
const FORMAT = 1;

/** The numbers of the newest writes that the tables hold, by collection. */
export type TargetPoints = Readonly<Record<string, number>>;
type Meta = { format: number; day: string; points: TargetPoints };

/** What stands only among all people of a book, in the order of the columns below. */
export type BookFigures = readonly [
  r: RfmScore | null,
  f: RfmScore | null,
  m: RfmScore | null,
  segment: RfmSegment | null,
  tier: Tier | null,
];
export const NO_FIGURES: BookFigures = [null, null, null, null, null];
export const FIGURE_COLUMNS = ["rfm_r", "rfm_f", "rfm_m", "rfm_segment", "tier"] as const;

const TABLES = (Object.keys(TARGET_TABLES) as (keyof TargetRows)[]).map((table) => {
  const { name, columns } = TARGET_TABLES[table];
  const marks = columns.map(() => "?").join(", ");
  return {
    table,
    drop: `DELETE FROM ${name} WHERE person = ?`,
    insert: `INSERT INTO ${name} VALUES (${marks})`,
  };
});

/**
 * The tables that criteria are asked of (`#shared/targeting/sql/tables.ts`), in the person's own encrypted
 * file: a copy of the book for one day, which can always be made anew.
 */
export function createTargetTables(engine: SqlEngine) {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS "banyan/targets" (id INTEGER PRIMARY KEY CHECK (id = 1),
       meta TEXT NOT NULL) STRICT`,
  );

  function values(sql: string, params: readonly SqlValue[]): SqlValue[] {
    const found: SqlValue[] = [];
    engine.each(sql, params, ([value]) => void found.push(value ?? null));
    return found;
  }

  const numberOf = (id: string) =>
    values("SELECT person FROM target_person WHERE id = ?", [id])[0] as number | undefined;

  function drop(person: number): void {
    for (const { drop: sql } of TABLES) engine.run(sql, [person]);
  }

  function insert(person: number, facts: PersonFacts): void {
    const rows = targetRows(person, facts);
    for (const { table, insert: sql } of TABLES) {
      for (const row of rows[table]) engine.run(sql, row);
    }
  }

  return {
    /** The points of what is kept for this day, or null where nothing of it can be used. */
    pointsFor(day: string): TargetPoints | null {
      const [text] = values(`SELECT meta FROM "banyan/targets"`, []);
      const meta = typeof text === "string" ? (JSON.parse(text) as Meta) : null;
      return meta?.format === FORMAT && meta.day === day ? meta.points : null;
    },
    /** Empties everything; until `keep` nothing counts, whatever happens between. */
    begin(): void {
      engine.exec(`DELETE FROM "banyan/targets"`);
      for (const { name } of Object.values(TARGET_TABLES)) {
        engine.exec(`DROP TABLE IF EXISTS ${name}`);
      }
      for (const statement of targetDdl()) engine.exec(statement);
    },
    /** What stands in the tables now holds these writes, for this day. */
    keep(day: string, points: TargetPoints): void {
      engine.run(
        `INSERT INTO "banyan/targets" (id, meta) VALUES (1, ?)
           ON CONFLICT (id) DO UPDATE SET meta = excluded.meta`,
        [JSON.stringify({ format: FORMAT, day, points } satisfies Meta)],
      );
    },
    /**
     * Writes people anew, all rows of each together, and takes away those who are gone.
     * @param isNew nobody of them is there yet; @returns what stands under each number now, null for nobody
     */
    put(
      people: readonly PersonFacts[],
      gone: readonly string[] = [],
      isNew = false,
    ): Map<number, PersonFacts | null> {
      const changed = new Map<number, PersonFacts | null>();
      inTransaction(engine, () => {
        for (const id of gone) {
          const known = numberOf(id);
          if (known === undefined) continue;
          drop(known);
          changed.set(known, null);
        }
        let next = Number(values("SELECT max(person) FROM target_person", [])[0] ?? 0) + 1;
        for (const facts of people) {
          const known = isNew ? undefined : numberOf(facts.id);
          if (known !== undefined) drop(known);
          const person = known ?? next;
          insert(person, facts);
          changed.set(person, facts);
          if (known === undefined) next += 1;
        }
      });
      return changed;
    },
    /** Households in which the people stand now; who is not there yet has none. */
    householdsOf: (ids: readonly string[]): string[] =>
      values(
        "SELECT DISTINCT household_id FROM target_person WHERE id IN (SELECT value FROM json_each(?))",
        [JSON.stringify(ids)],
      ) as string[],
    membersOf: (households: readonly string[]): string[] =>
      values(
        "SELECT id FROM target_person WHERE household_id IN (SELECT value FROM json_each(?))",
        [JSON.stringify(households)],
      ) as string[],
    /** The figures that stand here, of some people or of everybody. */
    figuresOf(ids: readonly string[] | "everybody"): Map<string, BookFigures> {
      const found = new Map<string, BookFigures>();
      const who = ids === "everybody" ? "" : "WHERE id IN (SELECT value FROM json_each(?))";
      engine.each(
        `SELECT id, ${FIGURE_COLUMNS.join(", ")} FROM target_person ${who}`,
        ids === "everybody" ? [] : [JSON.stringify(ids)],
        ([id, ...figures]) => void found.set(id as string, figures as unknown as BookFigures),
      );
      return found;
    },
    putFigures(changed: Iterable<readonly [id: string, figures: BookFigures]>): void {
      const sets = FIGURE_COLUMNS.map((column) => `${column} = ?`).join(", ");
      inTransaction(engine, () => {
        for (const [id, figures] of changed) {
          engine.run(`UPDATE target_person SET ${sets} WHERE id = ?`, [...figures, id]);
        }
      });
    },
    count: (): number => Number(values("SELECT count(*) FROM target_person", [])[0] ?? 0),
    idsOf(persons: readonly number[]): Map<number, string> {
      const found = new Map<number, string>();
      engine.each(
        "SELECT person, id FROM target_person WHERE person IN (SELECT value FROM json_each(?))",
        [JSON.stringify(persons)],
        ([person, id]) => void found.set(person as number, id as string),
      );
      return found;
    },
  };
}
export type TargetTables = ReturnType<typeof createTargetTables>;
