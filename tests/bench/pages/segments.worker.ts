import { expose } from "comlink";
import { inTransaction, type SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { isInForce, isIssued } from "#shared/insurance/policyState.ts";
import type { Policy } from "#shared/model/policy.ts";
import { bookOf, COLLECTIONS } from "./book.ts";
import { peerEngine } from "./peerEngine.ts";

export type Cell = { r: number; f: number; people: number; premiumTwd: number };

const FILE = "segments";

const score = (less: string, equal: string) => `min(5, 5 * (2 * ${less} + ${equal}) / (2 * n) + 1)`;

/** The 25 cells of RFM as DOMAIN 5.1 counts them, in one statement. */
const CELLS = `
  WITH bought AS (
    SELECT min(max(began), ?) AS latest, sum(in_force) AS f, sum(premium * in_force) AS m
    FROM policies WHERE is_own = 1 AND is_issued = 1 AND holder IN (SELECT id FROM customers)
    GROUP BY holder HAVING sum(in_force) > 0),
  ranked AS (
    SELECT m, count(*) OVER () AS n,
      rank() OVER (ORDER BY latest) - 1 AS r_less, count(*) OVER (PARTITION BY latest) AS r_equal,
      rank() OVER (ORDER BY f) - 1 AS f_less, count(*) OVER (PARTITION BY f) AS f_equal
    FROM bought)
  SELECT ${score("r_less", "r_equal")} AS r, ${score("f_less", "f_equal")} AS f, count(*), sum(m)
  FROM ranked GROUP BY 1, 2`;

const api = {
  async fill(): Promise<void> {
    const engine = await peerEngine(FILE);
    engine.exec(
      `CREATE TABLE customers (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
       CREATE TABLE policies (holder TEXT NOT NULL, began TEXT NOT NULL, is_own INTEGER NOT NULL,
         is_issued INTEGER NOT NULL, in_force INTEGER NOT NULL, premium INTEGER NOT NULL) STRICT`,
    );
    for await (const { collection, rows } of bookOf(COLLECTIONS)) {
      inTransaction(engine, () => {
        if (collection === "policies") {
          for (const row of rows) putPolicy(engine, row as unknown as Policy);
        } else for (const { id } of rows) engine.run("INSERT INTO customers VALUES (?)", [id]);
      });
    }
    engine.close();
  },
  async cells(today: string): Promise<Cell[]> {
    const engine = await peerEngine(FILE);
    const cells: Cell[] = [];
    engine.each(CELLS, [today], ([r, f, people, premiumTwd]) => {
      cells.push({ r, f, people, premiumTwd } as Cell);
    });
    engine.close();
    return cells;
  },
};
export type SegmentsApi = typeof api;

function putPolicy(engine: SqlEngine, policy: Policy): void {
  engine.run("INSERT INTO policies VALUES (?, ?, ?, ?, ?, ?)", [
    policy.policyholderId,
    policy.effectiveDate ?? "",
    Number(policy.isOwn),
    Number(isIssued(policy.state)),
    Number(isInForce(policy.state)),
    policy.annualPremiumTwd,
  ]);
}

expose(api);
