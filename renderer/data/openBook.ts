import type { RxDatabase, RxStorage } from "rxdb";
import { resumeSession, type ClientSession, type Connection } from "#sync/client/session.ts";
import { startReplication } from "#sync/client/startReplication.ts";
import { SyncError } from "#sync/protocol/errors.ts";
import { openAttention } from "./attention.ts";
import type { Book } from "./book.tsx";
import { openDatabase } from "./database.ts";
import type { OpenedDesk } from "./desk.tsx";
import { remoteStorage } from "./storage/remote/remoteStorage.ts";

export type OpenedBook = { book: Book; close: () => Promise<void> };

/** Opens the person's book on this device and starts to keep it in step. */
export async function openBook(opened: OpenedDesk, connection: Connection): Promise<OpenedBook> {
  const session = await resumeSession(connection);
  if (!session) throw new Error("openBook without a session");
  const storage = remoteStorage(opened.store) as RxStorage<unknown, unknown>;
  const database = await openDatabase(opened.databaseName, storage);
  const attention = openAttention(opened.desk.worker);
  const sync = startReplication({
    database: database as unknown as RxDatabase,
    session,
    onAttention: attention.keep,
  });
  void renew(session, connection);
  return {
    book: {
      ...opened.desk,
      database,
      sync,
      session,
      attention: attention.of({ database, staff: opened.desk.staff }),
    },
    async close() {
      await sync.stop();
      await session.signOut();
      await database.close();
      await opened.stop();
    },
  };
}

/** A session that the server has ended leads back to the sign-in screen; being offline does not. */
async function renew(session: ClientSession, { tokenStore }: Connection): Promise<void> {
  try {
    await session.refresh();
  } catch (failure) {
    const isOver =
      failure instanceof SyncError && ["SESSION_EXPIRED", "SESSION_REUSED"].includes(failure.code);
    if (!isOver) return;
    await tokenStore.clear();
    location.reload();
  }
}
