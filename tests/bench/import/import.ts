import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round } from "../stats.ts";
import { ensureBuild } from "../window/build.ts";
import { writeBig5Customers } from "./file.ts";
import { importInWindow } from "./inWindow.ts";
import { dryRun, papaparse } from "./withoutWindow.ts";

const FULL = 100_000;

/** ARCHITECTURE has no budget for the import; its figures stand for themselves and for the next run. */
export async function importBench({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  ensureBuild(say);
  const folder = await mkdtemp(join(tmpdir(), "banyan-bench-"));
  try {
    const path = join(folder, "customers.big5.csv");
    writeFile(path, customers, say);
    const peer = await papaparse(path);
    const ours = await dryRun(path);
    say(`dry run ${JSON.stringify(ours)}; papaparse ${JSON.stringify(peer)}; in the window …`);
    const window = await importInWindow(folder, path, ours.rows);
    return {
      dataset: {
        about: "Big5 CSV of demo customers into a book of ten",
        customers,
        bytes: (await stat(path)).size,
      },
      figures: { withoutWindow: ours, window },
      peers: { papaparse: peer },
      ratios: {
        dryRunToPapaparse: round(ours.dryRunMs / peer.ms),
        dryRunInWindowToPapaparse: window.dryRunMs && round(window.dryRunMs / peer.ms),
      },
      measured: {},
      isCutShort: window.stoppedBy !== null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function writeFile(path: string, customers: number, say: BenchOptions["say"]): void {
  const began = performance.now();
  writeBig5Customers(path, customers);
  say(`file of ${customers} rows made in ${Math.round(performance.now() - began)} ms`);
}
