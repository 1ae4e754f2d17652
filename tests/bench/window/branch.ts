import { generateCompany } from "#scripts/demo/company.ts";
import { demoAccounts, demoSeats, units } from "#scripts/demo/seats.ts";
import type { Generated } from "#scripts/demo/types.ts";
import { startServer, type RunningServer } from "#sync/server/startServer.ts";
import { BENCH_SEED, BENCH_TODAY } from "./demoDay.ts";

export { BENCH_SEED, BENCH_TODAY };

/** The demo company with all customers in one unit, so that its back office holds each of them. */
export function* branchDocuments(customers: number): Generator<Generated> {
  for (const { collection, doc } of generateCompany({
    customers,
    seed: BENCH_SEED,
    today: BENCH_TODAY,
  })) {
    yield { collection, doc: inOneUnit(doc) } as Generated;
  }
}

function inOneUnit<D extends object>(doc: D): D {
  return "unitId" in doc && doc.unitId === units.banqiao.id
    ? { ...doc, unitId: units.xinyi.id }
    : doc;
}

/** A real server on a free port with that company, and its built window. */
export function startBranch(
  dataDir: string,
  rendererDir: string,
  customers: number,
): Promise<RunningServer> {
  return startServer({
    dataDir,
    rendererDir,
    demo: {
      companyName: "青禾人壽（示範）",
      seats: {
        agent: demoSeats.agent.staffId,
        manager: demoSeats.manager.staffId,
        back_office: demoSeats.back_office.staffId,
      },
      defaultSeat: "back_office",
      seed: () => ({ documents: branchDocuments(customers), accounts: demoAccounts }),
    },
  });
}

/** Documents by collection that the back office may see. */
export function visibleCounts({ store }: RunningServer): Record<string, number> {
  const rows = store.file
    .prepare(
      `select coll, count(distinct id) as n from scope_feed
       where scope in (?, 'company') and lost = 0 group by coll order by coll`,
    )
    .all(`unit:${demoSeats.back_office.unitId}`);
  return Object.fromEntries(rows.map(({ coll, n }) => [String(coll), Number(n)]));
}
