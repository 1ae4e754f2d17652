import type { BenchOptions } from "../benches.ts";
import { withPeers } from "../pages/harness.ts";
import type { StoreTimes } from "../pages/book.ts";
import type { Measurement } from "../result.ts";
import { round, spread, type Spread } from "../stats.ts";

const FULL = 100_000;
/** The machine is not always as fast: each way has two turns, and the better of them counts. */
const TURNS = 2;
const WAYS = ["raw", "ours"] as const;

/** Our store through RxDB against SQL alone on the same encrypted build, in one Chromium. */
export function store({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  say("the demo book …");
  return withPeers(customers, async ({ page, reload }) => {
    const times: Record<string, StoreTimes[]> = {};
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const isEncrypted of [true, false]) {
        for (const way of WAYS) {
          const name = `${way}${isEncrypted ? "" : "-plain"}`;
          say(`${name}, turn ${turn + 1} …`);
          await reload();
          const one = await page.evaluate(
            ({ way, file, isEncrypted }) => window.bench[way](file, isEncrypted),
            { way, file: `${name}-${turn}`, isEncrypted },
          );
          (times[name] ??= []).push(one);
        }
      }
    }
    say("RxDB with Dexie …");
    await reload();
    const dexie = figuresOf([await page.evaluate(() => window.bench.dexie())]);
    const [raw, ours, rawPlain, oursPlain] = ["raw", "ours", "raw-plain", "ours-plain"].map(
      (name) => figuresOf(times[name] ?? []),
    ) as [Figures, Figures, Figures, Figures];
    const ratios = ratiosOf(ours, raw);
    const encryptionOnInsert = round(raw.insertMs / rawPlain.insertMs);
    return {
      dataset: {
        about: "demo company; ids, two indexes a collection; batches of 2,000; one Chromium",
        customers,
        rows: times["ours"]?.[0]?.rows ?? 0,
        turns: TURNS,
      },
      figures: { encrypted: ours, plain: oursPlain },
      peers: { rawSql: raw, rawSqlPlain: rawPlain, rxdbDexie: dexie },
      ratios: {
        toRawSql: ratios,
        plainToRawSqlPlain: ratiosOf(oursPlain, rawPlain),
        toRxdbDexie: ratiosOf(ours, dexie),
        encryptionOnInsert,
        encryptionOnReadAll: round(raw.readAllMs / rawPlain.readAllMs),
        oursEncryptedToPlain: ratiosOf(ours, oursPlain),
      },
      measured: {
        storeInsertRatio: ratios.insert,
        storeReadAllRatio: ratios.readAll,
        storePointRatio: ratios.point,
        storeNewestRatio: ratios.newest50,
        storeEncryptionRatio: encryptionOnInsert,
      },
    };
  });
}

type Figures = { insertMs: number; readAllMs: number; pointMs: Spread; newest50Ms: Spread };

const figuresOf = (turns: readonly StoreTimes[]): Figures => ({
  insertMs: round(Math.min(...turns.map(({ insertMs }) => insertMs))),
  readAllMs: round(Math.min(...turns.map(({ readAllMs }) => readAllMs))),
  pointMs: spread(turns.flatMap(({ pointMs }) => pointMs)),
  newest50Ms: spread(turns.flatMap(({ newestMs }) => newestMs)),
});

const ratiosOf = (ours: Figures, peer: Figures) => ({
  insert: round(ours.insertMs / peer.insertMs),
  readAll: round(ours.readAllMs / peer.readAllMs),
  point: round(ours.pointMs.median / peer.pointMs.median),
  newest50: round(ours.newest50Ms.median / peer.newest50Ms.median),
});
