import { distinctUntilChanged, filter, map, type Observable } from "rxjs";
import type { SyncStatus } from "#sync/client/status.ts";
import type { VaultFolder } from "../platform/vault/vaultFolder.ts";

/**
 * Keeps the bare number of unsent changes beside the file, for whoever has forgotten the passphrase and
 * must know what is lost (SECURITY 2). It is written at once: the window may close in the next moment. A
 * window that has just opened has not counted yet what an earlier one left unsent, so the number only
 * falls when all is in step.
 */
export async function keepPendingCount(
  status$: Observable<SyncStatus>,
  folder: Pick<VaultFolder, "readPending" | "writePending">,
): Promise<void> {
  let known = (await folder.readPending())?.count;
  let writing: Promise<void> | undefined;

  async function write(count: number): Promise<void> {
    await folder.writePending({ count, at: new Date().toISOString() });
    if (known !== undefined && known !== count) await write(known);
  }

  status$
    .pipe(
      map(({ state, pending }) => (state === "in_step" ? 0 : Math.max(known ?? 0, pending))),
      distinctUntilChanged(),
      filter((count) => count !== known),
    )
    .subscribe((count) => {
      known = count;
      writing ??= write(count).finally(() => (writing = undefined));
    });
}
