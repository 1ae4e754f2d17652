import { auditTime, type Observable } from "rxjs";
import type { SyncStatus } from "#sync/client/status.ts";
import type { VaultFolder } from "../platform/vault/vaultFolder.ts";

const EVERY_MS = 2_000;

/**
 * Keeps the bare number of unsent changes beside the file, for whoever has forgotten the passphrase and
 * must know what is lost (SECURITY 2). A window that has just opened has not counted yet what an earlier
 * one left unsent, so the number only falls when all is in step.
 */
export async function keepPendingCount(
  status$: Observable<SyncStatus>,
  folder: Pick<VaultFolder, "readPending" | "writePending">,
): Promise<void> {
  let known = (await folder.readPending())?.count ?? 0;
  status$.pipe(auditTime(EVERY_MS)).subscribe(({ state, pending }) => {
    const count = state === "in_step" ? 0 : Math.max(known, pending);
    if (count === known) return;
    known = count;
    void folder.writePending({ count, at: new Date().toISOString() });
  });
}
