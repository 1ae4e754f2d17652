import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { startServer, type RunningServer, type ServerOptions } from "#sync/server/startServer.ts";
import type { PullAnswer, PushAnswer } from "#sync/protocol/wire.ts";
import { company, PASSWORD } from "./company.ts";
import { call, type Answer } from "./server.ts";

/** One server for all tests of a file: each starts where the one before it stopped. */
export function serverOfThisFile(options: Partial<ServerOptions> = {}): () => RunningServer {
  let server: RunningServer | undefined;
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "banyan-sync-"));
    server = await startServer({ demo: company(), logger: false, ...options, dataDir });
  });
  afterAll(async () => {
    await server?.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!server) throw new Error("the server has not started");
    return server;
  };
}

export type Row = { collection: CollectionName; assumed?: AnyDoc; next: AnyDoc };
export type Seat = {
  token: string;
  refreshToken: string;
  deviceId: string;
  send: (rows: readonly Row[]) => Promise<Answer>;
  /** One row; its refusal, if there is one. */
  push: (
    collection: CollectionName,
    next: object,
    assumed?: object,
  ) => Promise<PushAnswer & { code: string | undefined }>;
  pull: (collection: CollectionName) => Promise<AnyDoc[]>;
  get: (collection: CollectionName, id: string) => Promise<AnyDoc | undefined>;
};

let made = 0;

/** Somebody signed in with plain requests: what any program on the network could do. */
export async function seatAt(url: string, account: string, password = PASSWORD): Promise<Seat> {
  const deviceId = `plain-${++made}`;
  const answer = await call(url, "/api/session", { body: { account, password, deviceId } });
  if (answer.status !== 200) throw new Error(`${account}: ${JSON.stringify(answer.body)}`);
  const { accessToken: token, refreshToken } = answer.body as Record<string, string>;
  if (!token || !refreshToken) throw new Error("no tokens");
  const send = (rows: readonly Row[]) =>
    call(url, "/api/sync/push", {
      token,
      body: { batchId: crypto.randomUUID(), deviceId, rows },
    });
  const pull = async (collection: CollectionName) => {
    const documents = new Map<string, AnyDoc>();
    let checkpoint: object | undefined;
    for (;;) {
      const page = await call(url, "/api/sync/pull", {
        token,
        body: { collection, limit: 5_000, ...(checkpoint ? { checkpoint } : {}) },
      });
      if (page.status !== 200) throw new Error(JSON.stringify(page.body));
      const pulled = page.body as PullAnswer;
      for (const doc of pulled.documents) documents.set(doc.id, doc);
      checkpoint = pulled.checkpoint;
      if (pulled.complete) return [...documents.values()].filter((doc) => doc._deleted !== true);
    }
  };
  return {
    token,
    refreshToken,
    deviceId,
    send,
    push: async (collection, next, assumed) => {
      const row = { collection, next: next as AnyDoc };
      const { status, body } = await send([
        assumed === undefined ? row : { ...row, assumed: assumed as AnyDoc },
      ]);
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      const pushed = body as PushAnswer;
      return { ...pushed, code: pushed.refused[0]?.code };
    },
    pull,
    get: async (collection, id) => {
      const found = (await pull(collection)).find((doc) => doc.id === id);
      if (!found) return undefined;
      const { _deleted, ...doc } = found;
      return doc;
    },
  };
}
