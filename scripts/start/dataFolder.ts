import { mkdir, mkdtemp, open, readdir, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { codeOf, fileReason, StartRefusal } from "./refusal.ts";

export const DATABASE = "banyan.sqlite";
/** What a server and its windows leave in a data folder. */
const OURS = /^(?:banyan\.sqlite|server\.lock)(?:-wal|-shm|-journal)?$|^running\.json$|^windows$/;
/** What systems strew into every folder. */
const LITTER = new Set([".DS_Store", "desktop.ini", "Thumbs.db", "lost+found", ".localized"]);
export const CHOOSE = "choose another folder: npm start -- --data FOLDER";
const NAMES_SHOWN = 3;
const SQLITE_HEADER = "SQLite format 3\0";

/**
 * Makes sure that a server can keep its data in the folder, and makes it where it is absent. Nothing
 * is written into a folder of another use, nor into a database that is not ours.
 * @throws StartRefusal
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  await refuseOtherUse(dataDir);
  await makeFolder(dataDir);
  await refuseUnwritable(dataDir);
  await refuseForeignDatabase(join(dataDir, DATABASE));
}

async function refuseOtherUse(dataDir: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(dataDir);
  } catch (failure) {
    if (codeOf(failure) === "ENOENT") return;
    if (codeOf(failure) === "ENOTDIR") throw notAFolder(await fileOnTheWay(dataDir));
    throw new StartRefusal({
      what: `the data folder ${dataDir} cannot be read`,
      why: fileReason(failure),
      todo: `let your account read and write it, or ${CHOOSE}`,
    });
  }
  const foreign = names.filter((name) => !OURS.test(name) && !LITTER.has(name));
  if (names.includes(DATABASE) || foreign.length === 0) return;
  const shown = foreign.sort().slice(0, NAMES_SHOWN).join(", ");
  const more = foreign.length - NAMES_SHOWN;
  throw new StartRefusal({
    what: `the folder ${dataDir} is in use for something else`,
    why: `It holds files that are not Banyan's (${shown}${more > 0 ? ` and ${more} more` : ""}). Nothing was written.`,
    todo: `name an empty folder or a new one: npm start -- --data ${join(dataDir, "banyan")}`,
  });
}

const notAFolder = (file: string) =>
  new StartRefusal({
    what: `the data folder cannot be at ${file}`,
    why: "That is a file, and a folder is needed.",
    todo: CHOOSE,
  });

/** The part of a path that is no folder, and so stops the rest. */
async function fileOnTheWay(path: string): Promise<string> {
  const parent = dirname(path);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || parent === path ? path : fileOnTheWay(parent);
}

/**
 * One level at a time: where a file system lets nothing be made (`/proc`), Node's recursive `mkdir`
 * tries for ever.
 */
async function makeFolder(dataDir: string): Promise<void> {
  const missing: string[] = [];
  for (let path = dataDir; !(await isThere(path)); path = dirname(path)) missing.push(path);
  for (const path of missing.reverse()) {
    try {
      await mkdir(path, { mode: 0o700 });
    } catch (failure) {
      if (codeOf(failure) === "EEXIST") continue;
      throw new StartRefusal({
        what: `the data folder ${path} could not be made`,
        why: capital(fileReason(failure)),
        todo: CHOOSE,
      });
    }
  }
}

const isThere = async (path: string) => {
  try {
    await stat(path);
    return true;
  } catch (failure) {
    // Whatever cannot be looked at is left to `mkdir`, which knows the reason.
    return dirname(path) === path || codeOf(failure) !== "ENOENT";
  }
};

/** Tried out, because permissions alone do not tell: the disk may be full or read-only. */
async function refuseUnwritable(dataDir: string): Promise<void> {
  try {
    await rmdir(await mkdtemp(join(dataDir, ".banyan-")));
  } catch (failure) {
    throw new StartRefusal({
      what: `nothing can be written in the data folder ${dataDir}`,
      why: capital(fileReason(failure)),
      todo: `let your account write there, or ${CHOOSE}`,
    });
  }
}

async function refuseForeignDatabase(path: string): Promise<void> {
  const header = await firstBytes(path, SQLITE_HEADER.length);
  // Absent or blank: a first start, or one that was cut off before it wrote anything.
  if (header === "") return;
  if (header !== SQLITE_HEADER) {
    throw new StartRefusal({
      what: `${path} cannot be opened`,
      why: "It is not a database: it is damaged, or another program's file of the same name.",
      todo: `put a backup of it in its place, or ${CHOOSE}`,
    });
  }
  const tables = tablesIn(path);
  if (tables.length === 0 || tables.includes("meta")) return;
  throw new StartRefusal({
    what: `${path} cannot be used`,
    why: "It is the database of another program. Nothing was written.",
    todo: CHOOSE,
  });
}

async function firstBytes(path: string, length: number): Promise<string> {
  try {
    const file = await open(path, "r+");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.toString("latin1", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (failure) {
    if (codeOf(failure) === "ENOENT") return "";
    throw new StartRefusal({
      what: `the database ${path} cannot be opened`,
      why: codeOf(failure) === "EISDIR" ? "It is a folder." : capital(fileReason(failure)),
      todo: `let your account read and write it, or ${CHOOSE}`,
    });
  }
}

/** @throws StartRefusal where the file is too damaged to list its tables */
function tablesIn(path: string): string[] {
  try {
    const file = new DatabaseSync(path, { readOnly: true });
    try {
      return file
        .prepare("select name from sqlite_master where type = 'table'")
        .all()
        .map(({ name }) => String(name));
    } finally {
      file.close();
    }
  } catch (failure) {
    throw damagedDatabase(path, failure);
  }
}

export const damagedDatabase = (path: string, failure: unknown) =>
  new StartRefusal({
    what: `the database ${path} cannot be read`,
    why: `It is damaged, or not a database of Banyan's (${failure instanceof Error ? failure.message : String(failure)}).`,
    todo: `put a backup of it in its place, or ${CHOOSE}`,
  });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
