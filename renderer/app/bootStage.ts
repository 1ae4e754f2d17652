import { startTransition, useEffect, useEffectEvent, useState } from "react";
import type { Connection, StoredSession } from "#sync/client/session.ts";
import type { Person, Seat } from "#sync/protocol/wire.ts";
import type { Book } from "../data/book.tsx";
import type { OpenedBook } from "../data/openBook.ts";
import { databaseNameOf } from "../data/databaseName.ts";
import { openDesk, type Desk, type OpenedDesk } from "../data/desk.tsx";
import { dropAllDrafts } from "../data/drafts.ts";
import { getPlatform } from "../platform/index.ts";
import { isLocked } from "../platform/presence.ts";
import type { Progress } from "../data/storage/sqlite/migrateTables.ts";
import { isDamageCode, type DamageCode } from "../data/storage/sqlite/sqliteError.ts";
import type { OpenMode } from "../data/storage/openEngine.ts";
import { storeNames, type Announcement } from "../data/worker/owner/messages.ts";
import type { Unlocked } from "../platform/vault/openVault.ts";
import type { MasterKey } from "../platform/vault/seal.ts";
import {
  knownVaults,
  vaultFolder,
  type KnownVault,
  type VaultFolder,
} from "../platform/vault/vaultFolder.ts";
import { DEMO_PASSPHRASE } from "./demoPassphrase.ts";
import {
  fileOfWindow,
  findServer,
  forgetSignedOut,
  isSignedOut,
  keepFileOfWindow,
  seatOfWindow,
  showSignedOut,
  type Start,
} from "./start.ts";

export type Stage =
  | { kind: "starting" }
  | { kind: "signedOut"; start: Start; known: readonly KnownVault[] }
  /** Somebody signed in who has no file on this device yet: a passphrase is to be set. */
  | { kind: "newKey"; start: Start; session: StoredSession }
  /** A file on this device waits for its passphrase. */
  | { kind: "locked"; start: Start; vault: KnownVault; session: StoredSession | null }
  | {
      kind: "open";
      desk: Desk;
      databaseName: string;
      book: Promise<Book>;
      /** The data is being brought to this build's form. */
      preparing: Progress | null;
      close: () => Promise<void>;
    }
  /** The person's file cannot be used as it is; every window of it is closed (P13). */
  | { kind: "damaged"; code: DamageCode; databaseName: string; repair: () => Promise<void> }
  /** A repair has read what it could; the rest is on its way from the server. */
  | { kind: "repaired"; saved: number; lost: number; goOn: () => void }
  | { kind: "failed"; code: string };

// It stands outside the component tree: whatever is drawn anew, a window signs in once and opens one book.
let stage: Stage = { kind: "starting" };
const listeners = new Set<() => void>();

function show(next: Stage): void {
  stage = next;
  for (const listener of listeners) listener();
}

/**
 * The stage. The whole application is drawn in steps between which the window answers; all else at once.
 * @param prepare resolves when the first screen of the application can be drawn
 */
export function useStage(prepare: () => Promise<void>): Stage {
  const [shown, setShown] = useState(stage);
  const begin = useEffectEvent(prepare);
  useEffect(() => {
    const follow = () => {
      if (stage.kind !== "open") return setShown(stage);
      const draw = () => startTransition(() => setShown(stage));
      // What fails there is said by the screen itself.
      begin().then(draw, draw);
    };
    listeners.add(follow);
    follow();
    return () => void listeners.delete(follow);
  }, []);
  return shown;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "START_FAILED";

// A lock is ended by a person, not by an address; the platform clears it from there.
const wasLocked = isLocked(window);

/** From an empty window to an open book: who is there, sign in or unlock if need be. Called once a window. */
export async function boot(): Promise<void> {
  try {
    await begin();
  } catch (error) {
    show({ kind: "failed", code: codeOf(error) });
  }
}

async function begin(): Promise<void> {
  const start: Start = { server: await findServer(), company: null };
  const seat = seatOfWindow();
  const known = await knownVaults();
  const own = isSignedOut() ? undefined : vaultFor(seat, known);
  if (!own) return askServer(start, seat, known);
  // In a demonstration company a window comes back by itself: its passphrase is no secret.
  if (own.file?.isDemo && !wasLocked) return enterDemo(start, own);
  lockedWith(start, own);
}

/** Whose file this window opens: the one it had, that of the seat it was opened for, or the first. */
function vaultFor(seat: Seat | null, known: readonly KnownVault[]): KnownVault | undefined {
  const before = known.find(({ databaseName }) => databaseName === fileOfWindow());
  if (before) return before;
  const demos = known.filter(({ file }) => file?.isDemo);
  // A seat that was asked for and has no file here yet belongs to a demonstration company.
  if (seat !== null) return demos.find(({ file }) => file?.person.role === seat);
  return demos.length === 1 ? demos[0] : known.find(({ file }) => file?.isDemo !== true);
}

async function askServer(start: Start, seat: Seat | null, known: readonly KnownVault[]) {
  const { hello } = await import("#sync/client/session.ts");
  const company = await hello(start.server.serverUrl).catch((error: unknown) => {
    // Without the network whoever has a file here can still open it.
    if (known.length === 0) throw error;
    return null;
  });
  const informed = { ...start, company };
  const [first] = known;
  if (!company?.demo && first && !isSignedOut()) return lockedWith(informed, first);
  if (!company?.demo || isSignedOut()) return show({ kind: "signedOut", start: informed, known });
  const { seats, defaultSeat } = company.demo;
  await signInToDemo(informed, seats.find((one) => one === seat) ?? defaultSeat);
}

/** Takes a seat of the demonstration company: no password, and a passphrase that everybody knows. */
export async function signInToDemo(start: Start, seat: Seat): Promise<void> {
  const [{ demoSignIn }, { sessionInMemory }] = await Promise.all([
    import("#sync/client/session.ts"),
    import("../platform/vault/sealedSession.ts"),
  ]);
  const tokenStore = sessionInMemory();
  await demoSignIn({ ...start.server, tokenStore }, seat);
  const session = await tokenStore.load();
  if (session) await enterWith(start, session, { isDemo: true });
}

/** After a sign-in: opens the person's file on this device, or has a key made for it. */
export async function enterWith(
  start: Start,
  session: StoredSession,
  { isDemo }: { isDemo: boolean },
): Promise<void> {
  const databaseName = databaseNameOf(session.person.staffId);
  const folder = await vaultFolder(databaseName);
  const there = await folder.readVault();
  if (there) {
    const vault = { databaseName, ...there };
    if (isDemo && there.file?.isDemo) return enterDemo(start, vault, session);
    const isPlanted = there.file?.isDemo && start.company?.demo === null;
    return lockedWith(start, isPlanted ? plantedIn(databaseName) : vault, session);
  }
  if (!isDemo) return show({ kind: "newKey", start, session });
  const { makeVault } = await import("../platform/vault/openVault.ts");
  const owner = { person: vaultPerson(session.person), deviceId: start.server.deviceId, isDemo };
  try {
    await open(start, await makeVault(owner, DEMO_PASSPHRASE), session);
  } catch (error) {
    // Another window of the same seat was faster.
    if (codeOf(error) !== "VAULT_EXISTS") throw error;
    await enterWith(start, session, { isDemo });
  }
}

/** A key that everybody knows, in a company that is no demonstration: nothing of it may lie under that. */
const plantedIn = (databaseName: string): KnownVault => ({
  databaseName,
  file: null,
  fault: "VAULT_DAMAGED",
});

const vaultPerson = ({ staffId, name, role, unitIds }: Person) => ({
  staffId,
  name,
  role,
  unitIds: [...unitIds],
});

async function enterDemo(start: Start, vault: KnownVault, session?: StoredSession) {
  const { openVault } = await import("../platform/vault/openVault.ts");
  let unlocked: Unlocked;
  try {
    unlocked = await openVault(vault.databaseName, DEMO_PASSPHRASE);
  } catch (error) {
    // It says that it is a demonstration and has a passphrase of its own: whoever knows that may say it.
    if (codeOf(error) !== "WRONG_PASSPHRASE") throw error;
    return lockedWith(start, vault, session);
  }
  await open(start, unlocked, session);
}

export function lockedWith(start: Start, vault: KnownVault, session: StoredSession | null = null) {
  show({ kind: "locked", start, vault, session });
}

/** Makes the file of somebody who has just set a passphrase; `shown` when the recovery key was kept. */
export async function openNew(
  { start, session }: Extract<Stage, { kind: "newKey" }>,
  passphrase: string,
  shown: (recoveryKey: string) => Promise<void>,
): Promise<void> {
  const { makeVault } = await import("../platform/vault/openVault.ts");
  const { deviceId } = start.server;
  const person = vaultPerson(session.person);
  let made: Awaited<ReturnType<typeof makeVault>>;
  try {
    made = await makeVault({ person, deviceId, isDemo: false }, passphrase);
  } catch (error) {
    if (codeOf(error) !== "VAULT_EXISTS") throw error;
    // Set in another window meanwhile; its passphrase holds.
    return enterWith(start, session, { isDemo: false });
  }
  const { recoveryKey, ...unlocked } = made;
  await shown(recoveryKey);
  await open(start, unlocked, session);
}

/** Opens the book with an open vault; without a session that still holds, the person signs in first. */
export async function open(
  start: Start,
  { folder, file, dek }: Unlocked,
  session?: StoredSession | null,
): Promise<void> {
  const { sealedSession } = await import("../platform/vault/sealedSession.ts");
  const tokenStore = await sealedSession(folder, dek);
  if (session) await tokenStore.save(session);
  const stored = await tokenStore.load();
  if (stored?.person.staffId !== file.person.staffId) {
    if (file.isDemo) return signInToDemo(start, file.person.role as Seat);
    return askServer(start, null, []);
  }
  keepFileOfWindow(databaseNameOf(stored.person.staffId));
  forgetSignedOut();
  // Whoever has been in step once has a file; before that there may be none yet.
  const mode = (await folder.readPending()) ? "open" : "create";
  const connection = { ...start.server, tokenStore };
  await openDeskOf({ person: stored.person, dek, folder, connection }, mode);
}

const LEAVE_MS = 1_000;

type Opening = { person: Person; dek: MasterKey; folder: VaultFolder; connection: Connection };

async function openDeskOf(parts: Opening, mode: OpenMode, unsent = 0): Promise<void> {
  const { person, dek, folder, connection } = parts;
  const { pageKeyOf } = await import("../platform/vault/vault.ts");
  const pageKey = await pageKeyOf(dek);
  let isDamaged = false;
  function onFailure(code: string): void {
    if (isDamaged) return;
    if (!isDamageCode(code)) return show({ kind: "failed", code });
    isDamaged = true;
    const { databaseName } = opened;
    // The file must be free for the repair, whichever window does it.
    const closed = closeDamaged(opened, opening);
    const stopListening = reloadWhenRepaired(databaseName);
    const repair = async () => {
      stopListening();
      await closed;
      await openDeskOf(parts, "repair", (await folder.readPending())?.count);
    };
    show({ kind: "damaged", code, databaseName, repair });
  }
  const opened = openDesk(person, pageKey, mode, {
    onFailure,
    onPreparing(preparing) {
      if (stage.kind === "open") show({ ...stage, preparing });
    },
  });
  getPlatform().lock.onLock(opened.stop);
  const opening = import("../data/openBook.ts").then(({ openBook }) =>
    openBook(opened, connection, folder),
  );
  const goOn = () => {
    if (!isDamaged)
      show({
        kind: "open",
        desk: opened.desk,
        databaseName: opened.databaseName,
        book: opening.then(({ book }) => book),
        preparing: null,
        close: async () => (await opening).close(),
      });
  };
  opening.catch((error: unknown) => {
    if (codeOf(error) === "OTHER_BUILD") onFailure("OTHER_BUILD");
  });
  if (mode !== "repair") return goOn();
  void tellRepaired(opened.desk, unsent, goOn);
}

/** @param unsent changes that had not been sent, by the last count */
async function tellRepaired({ worker }: Desk, unsent: number, goOn: () => void): Promise<void> {
  const { saved, unreadable } = (await worker.salvage.counts()) ?? { saved: 0, unreadable: 0 };
  show({ kind: "repaired", saved, lost: Math.max(unreadable, unsent - saved), goOn });
}

/** RxDB must let go of the file first, or it waits for it for ever when it is opened anew. */
async function closeDamaged(opened: OpenedDesk, opening: Promise<OpenedBook>): Promise<void> {
  const left = opening.then(({ book }) => book.database.close()).catch(() => undefined);
  // A book that has not come yet may never come.
  await Promise.race([left, new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
  await opened.stop();
}

/** Another window may have repaired the file, and owns it then. */
function reloadWhenRepaired(databaseName: string): () => void {
  const channel = new BroadcastChannel(storeNames(databaseName).channel);
  channel.addEventListener("message", ({ data }: MessageEvent<Announcement>) => {
    if (data.kind === "owner") location.reload();
  });
  return () => channel.close();
}

/** Everything of a person on this device goes; what the server has comes back at the next sign-in. */
export async function forget({ databaseName }: KnownVault): Promise<void> {
  const folder = await vaultFolder(databaseName);
  await folder.wipe();
  showSignedOut();
}

export function signOut(): void {
  if (stage.kind !== "open") return;
  dropAllDrafts();
  void stage.close().then(showSignedOut);
}
