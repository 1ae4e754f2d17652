import "./standIns.ts";
import {
  addRxPlugin,
  rxStorageInstanceToReplicationHandler,
  type RxCollection,
  type RxStorageDefaultCheckpoint,
} from "rxdb";
import {
  fillWriteDataForAttachmentsChange as withBytes,
  RxDBAttachmentsPlugin,
} from "rxdb/plugins/attachments";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDevice, WAYS } from "../support.ts";

// The suites rest on what RxDB checks in its developers' mode: frozen documents, valid schemas and queries.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);
addRxPlugin(RxDBAttachmentsPlugin);

// RxDB's suites declare their cases by the globals of its own runner.
Object.assign(globalThis, { describe, it });
const { humansCollection, runPerformanceTests, runReplicationBaseTestSuite, setConfig } =
  await import("rxdb/plugins/test-utils");

/** RxDB keeps the count of open collections a process, so those of a finished case are closed. */
type Human = { passportId: string; _deleted?: boolean };
type Humans = RxCollection<Human>;

describe.each(WAYS)("the suites that RxDB ships, $way", ({ way, storageOf }) => {
  const storage = wrappedValidateAjvStorage({ storage: storageOf(newDevice()) });
  let server: Humans | undefined;

  beforeAll(() => {
    setConfig({
      storage: {
        name: `banyan-${way}`,
        getStorage: () => storage,
        getPerformanceStorage: () => ({ storage, description: way }),
        hasPersistence: true,
        hasMultiInstance: true,
        hasAttachments: true,
        hasReplication: true,
      },
    });
  });
  afterAll(() => server?.database.close());

  function replicate(collection: Humans, isLive: boolean) {
    if (!server) throw new Error("The server is not there yet");
    const { storageInstance: storage } = server;
    const master = rxStorageInstanceToReplicationHandler<Human, RxStorageDefaultCheckpoint>(
      storage,
      server.conflictHandler,
      server.database.token,
    );
    return replicateRxCollection<Human, RxStorageDefaultCheckpoint>({
      collection,
      replicationIdentifier: "shipped",
      live: isLive,
      retryTime: 100,
      waitForLeadership: false,
      pull: {
        handler: (checkpoint, batchSize) => master.masterChangesSince(checkpoint, batchSize),
        stream$: master.masterChangeStream$,
      },
      push: {
        async handler(rows) {
          const conflicts = await master.masterWrite(rows);
          // What the master holds comes back with its bytes, as from a server.
          return Promise.all(
            conflicts.map((doc) => withBytes("passportId", storage, doc, undefined)),
          );
        },
      },
    });
  }
  async function syncOnce(collection: Humans): Promise<void> {
    const replication = replicate(collection, false);
    await replication.awaitInitialReplication();
    await replication.cancel();
  }

  runReplicationBaseTestSuite({
    startReplication: (collection) => replicate(collection, true),
    syncOnce,
    async cleanUpServer() {
      await server?.database.close();
      server = (await humansCollection.createAttachments(0, "human", false)) as unknown as Humans;
    },
    getAllServerDocs: async () =>
      (await server?.storageInstance.getChangedDocumentsSince?.(1_000))?.documents ?? [],
    softDeletes: true,
    isDeleted: ({ _deleted }: Human) => _deleted === true,
    getPrimaryOfServerDoc: ({ passportId }: Human) => passportId,
    syncOnceWithAttachments: syncOnce,
  });

  it("the performance suite, which checks what it measures", async () => {
    const measured = await runPerformanceTests(storage, way, {
      runs: 2,
      docsAmount: 600,
      waitBetweenTests: 0,
      log: false,
    });
    expect(measured.docsAmount).toBe(600);
  });
});
