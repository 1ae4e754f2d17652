import type { Progress } from "../../storage/sqlite/migrateTables.ts";
import type { OpenMode } from "../../storage/openEngine.ts";

/** Names that all windows of one person on one device agree about. */
export const storeNames = (databaseName: string) => ({
  /** Whoever holds this Web Lock owns the file. */
  ownerLock: `banyan-store-${databaseName}`,
  /** Each window's worker holds its own for as long as it lives. */
  windowLock: (window: string) => `banyan-window-${window}`,
  channel: `banyan-store-${databaseName}`,
});

/** The two ports of one window: RxDB's storage, and the worker's own interface. */
export type WindowPorts = { storage: MessagePort; api: MessagePort };

/** From a page to its own data worker. */
export type ToWorker =
  | {
      kind: "start";
      databaseName: string;
      staffId: string;
      window: string;
      /** 32 bytes; they cross once and stay in this worker alone. */
      pageKey: Uint8Array<ArrayBuffer>;
      mode: OpenMode;
      broker: MessagePort;
    }
  /** A broker that may be another than the last: the one before may have died with its process. */
  | { kind: "broker"; broker: MessagePort }
  | ({ kind: "connect" } & WindowPorts)
  | { kind: "stop" };

/** From a data worker to its own page. */
export type FromWorker =
  /** Another window's worker owns the file; the ports are on their way to it. */
  { kind: "forwarded" } | { kind: "failed"; code: string } | { kind: "stopped" };

/** Between data workers and the broker. */
export type ToBroker = { kind: "own" } | Forwarded;
export type Forwarded = { kind: "connect"; window: string } & WindowPorts;

/** What every page hears. */
export type Announcement =
  | { kind: "owner"; owner: string }
  /** The owner is not there yet: it brings the file to this build's form. */
  | { kind: "preparing"; progress: Progress }
  /** A window gets no answer: the owner must make itself known to the broker. */
  | { kind: "seeking" }
  /** A read has found damage in the open file: nobody may go on with it. */
  | { kind: "damaged"; code: string };
