import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figures } from "../result.ts";
import { startBranch, visibleCounts } from "./branch.ts";
import { ensureBuild, rendererDir } from "./build.ts";
import { firstVisit, type FirstVisit } from "./firstVisit.ts";

/** A browser profile that holds the whole book of a branch, and the server that it came from. */
export type SyncedBook = {
  url: string;
  profileDir: string;
  customers: number;
  visible: Record<string, number>;
  serverSeedMs: number;
  firstVisit: FirstVisit;
};

/** Makes the demo company, lets a window take all of it, and hands over both for as long as `act` runs. */
export async function withBook<T>(
  customers: number,
  say: (text: string) => void,
  act: (book: SyncedBook) => Promise<T>,
): Promise<T> {
  ensureBuild(say);
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
    return await act({
      url: server.url,
      profileDir,
      customers: visible["customers"] ?? 0,
      visible,
      serverSeedMs,
      firstVisit: visit,
    });
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export const datasetOf = (
  customers: number,
  { visible, firstVisit }: SyncedBook,
): Figures & { customers: number } => ({
  about: "demo company in one unit, seat of the back office, server in this process",
  customers,
  rowsOnDevice: firstVisit.rows,
  ...visible,
});
