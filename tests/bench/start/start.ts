import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round } from "../stats.ts";
import { startBranch, visibleCounts } from "../window/branch.ts";
import { ensureBuild, rendererDir, startupJavaScriptKb } from "../window/build.ts";
import { firstVisit, type FirstVisit } from "./firstVisit.ts";
import { warmOpenings, type WarmOpenings } from "./warmOpening.ts";

const SMALL = 1_000;
const FULL = 100_000;

type BookFigures = {
  visible: Record<string, number>;
  serverSeedMs: number;
  firstVisit: FirstVisit;
  warm: WarmOpenings | null;
};

/** Opening the app warm, on an agent's book and on a branch's; the first visit is measured on the way. */
export async function start({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  ensureBuild(say);
  const startupJavaScriptKbGzip = startupJavaScriptKb();
  const small = customers > SMALL ? await measureBook(SMALL, true, say) : null;
  const full = await measureBook(customers, true, say);
  const { warm } = full;
  const smallOpen = small?.warm?.openMs.median;
  return {
    dataset: datasetOf(customers, full),
    figures: {
      startupJavaScriptKbGzip,
      ...(small ? { [`customers${SMALL}`]: small } : {}),
      [`customers${customers}`]: full,
    },
    peers: {
      emptyPageMs: warm?.emptyPageMs ?? null,
      [`openMsAt${SMALL}`]: smallOpen ?? null,
    },
    ratios: {
      openToEmptyPage: warm ? round(warm.openMs.median / warm.emptyPageMs) : null,
      [`openTo${SMALL}Customers`]: warm && smallOpen ? round(warm.openMs.median / smallOpen) : null,
    },
    measured: {
      openWarmMs: warm?.openMs.median ?? null,
      startupJavaScriptKbGzip,
      ...firstSyncMeasured(full.firstVisit),
      rendererMemoryMb: warm?.memory?.privateMb ?? null,
    },
    isCutShort: !full.firstVisit.isComplete,
  };
}

/** The first visit of a seat that holds the whole book. */
export async function firstSync({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  ensureBuild(say);
  const full = await measureBook(customers, false, say);
  return {
    dataset: datasetOf(customers, full),
    figures: full,
    peers: {},
    ratios: {},
    measured: firstSyncMeasured(full.firstVisit),
    isCutShort: !full.firstVisit.isComplete,
  };
}

const firstSyncMeasured = ({ usableMs, completeMs, longestUiTaskMs }: FirstVisit) => ({
  firstSyncUsableMs: usableMs,
  firstSyncCompleteMs: completeMs,
  firstSyncLongestUiTaskMs: longestUiTaskMs,
});

const datasetOf = (customers: number, { visible, firstVisit }: BookFigures) => ({
  about: "demo company in one unit, seat of the back office, server in this process",
  customers,
  rowsOnDevice: firstVisit.rows,
  ...visible,
});

async function measureBook(
  customers: number,
  withOpenings: boolean,
  say: (text: string) => void,
): Promise<BookFigures> {
  const folder = await mkdtemp(join(tmpdir(), "banyan-bench-"));
  const profileDir = join(folder, "profile");
  const began = performance.now();
  const server = await startBranch(join(folder, "server"), rendererDir, customers);
  try {
    const serverSeedMs = Math.round(performance.now() - began);
    const visible = visibleCounts(server);
    say(`${customers} customers: server seeded in ${serverSeedMs} ms; first visit …`);
    const visit = await firstVisit(server.url, profileDir, visible["customers"] ?? 0);
    say(`first visit: ${JSON.stringify(visit)}`);
    // The list opens on its customers; their history may still be on its way.
    const warm =
      withOpenings && visit.rows === (visible["customers"] ?? 0)
        ? await warmOpenings(server.url, profileDir, visible["customers"] ?? 0)
        : null;
    if (warm) say(`warm: ${JSON.stringify(warm)}`);
    return { visible, serverSeedMs, firstVisit: visit, warm };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
