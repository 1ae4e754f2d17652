import { inTransaction, type SqlEngine } from "../../storage/sqlite/engine.ts";

/** Documents about people that are found neither by an index nor, once they are gone, by what they said. */
export type LinkKind = "policy" | "case" | "referral";
export type Link = readonly [source: string, people: readonly string[]];

/**
 * Which people a document is about: the holder and the insured of a policy, the customer of a case, and
 * whom a customer names as referrer. It finds the documents of a person, and the people of a document as
 * they were before it changed.
 */
export function createTargetLinks(engine: SqlEngine) {
  const table = `"banyan/target-links"`;

  function texts(sql: string, kind: LinkKind, ids: readonly string[]): string[] {
    const found: string[] = [];
    engine.each(sql, [kind, JSON.stringify(ids)], ([text]) => void found.push(text as string));
    return found;
  }

  return {
    begin(): void {
      engine.exec(
        `DROP TABLE IF EXISTS ${table};
         CREATE TABLE ${table} (kind TEXT NOT NULL, source TEXT NOT NULL, person TEXT NOT NULL,
           PRIMARY KEY (kind, source, person)) STRICT, WITHOUT ROWID;
         CREATE INDEX "banyan/target-links-person" ON ${table} (kind, person)`,
      );
    },
    /** Replaces what the documents say; no people for one that is gone. */
    put(kind: LinkKind, links: readonly Link[], isNew = false): void {
      inTransaction(engine, () => {
        for (const [source, people] of links) {
          if (!isNew)
            engine.run(`DELETE FROM ${table} WHERE kind = ? AND source = ?`, [kind, source]);
          for (const person of new Set(people)) {
            engine.run(`INSERT INTO ${table} VALUES (?, ?, ?)`, [kind, source, person]);
          }
        }
      });
    },
    peopleOf: (kind: LinkKind, sources: readonly string[]): string[] =>
      texts(
        `SELECT DISTINCT person FROM ${table} WHERE kind = ? AND source IN (SELECT value FROM json_each(?))`,
        kind,
        sources,
      ),
    sourcesOf: (kind: LinkKind, people: readonly string[]): string[] =>
      texts(
        `SELECT DISTINCT source FROM ${table} WHERE kind = ? AND person IN (SELECT value FROM json_each(?))`,
        kind,
        people,
      ),
    /** How many sources name each of the people; none is not named. */
    counts(kind: LinkKind, people: readonly string[]): Map<string, number> {
      const counts = new Map<string, number>();
      engine.each(
        `SELECT person, count(*) FROM ${table} WHERE kind = ?
           AND person IN (SELECT value FROM json_each(?)) GROUP BY person`,
        [kind, JSON.stringify(people)],
        ([person, count]) => void counts.set(person as string, count as number),
      );
      return counts;
    },
  };
}
export type TargetLinks = ReturnType<typeof createTargetLinks>;
