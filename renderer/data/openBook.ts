import type { RxStorage } from "rxdb";
import { resumeSession, type Connection } from "#sync/client/session.ts";
import type { SyncErrorCode } from "#sync/protocol/errors.ts";
import { openAttention } from "./attention.ts";
import type { Book } from "./book.tsx";
import { followSync, type BookSync } from "./bookSync.ts";
import { openDatabase } from "./database.ts";
import type { OpenedDesk } from "./desk.tsx";
import type { VaultFolder } from "../platform/vault/vaultFolder.ts";
import { keepPendingCount } from "./pendingCount.ts";
import { SCHEMA_VERSIONS } from "./schemaVersions.ts";
import { remoteStorage } from "./storage/remote/remoteStorage.ts";

/** Another window of this person runs another build of Banyan and holds the file. */
class OtherBuildError extends Error {
  readonly code = "OTHER_BUILD";
}

export type OpenedBook = { book: Book; close: () => Promise<void> };

/** Opens the person's book on this device and starts to keep it in step. */
export async function openBook(
  opened: OpenedDesk,
  connection: Connection,
  folder: VaultFolder,
): Promise<OpenedBook> {
  const session = await resumeSession(connection);
  if (!session) throw new Error("openBook without a session");
  const { worker } = opened.desk;
  // An owner of another build would give us, or we would make it, documents of another form.
  if (!(await worker.sync.isReadyFor(SCHEMA_VERSIONS))) throw new OtherBuildError();
  const storage = remoteStorage(opened.store) as RxStorage<unknown, unknown>;
  const database = await openDatabase(opened.databaseName, storage);
  const sync = followSync(worker, connection, opened.whenOwner);
  leaveWhenOver(sync, connection);
  void keepPendingCount(sync.status$, folder);
  return {
    book: {
      ...opened.desk,
      database,
      sync,
      session,
      attention: openAttention(worker, { database, staff: opened.desk.staff }),
    },
    async close() {
      sync.stop();
      await session.signOut();
      await database.close();
      await opened.stop();
    },
  };
}

const OVER: readonly (SyncErrorCode | undefined)[] = ["SESSION_EXPIRED", "SESSION_REUSED"];

/** A session that the server has ended leads back to the sign-in screen; being offline does not. */
function leaveWhenOver({ status$ }: BookSync, { tokenStore }: Connection): void {
  status$.subscribe(({ error }) => {
    if (!OVER.includes(error?.code)) return;
    void tokenStore.clear().then(() => location.reload());
  });
}
