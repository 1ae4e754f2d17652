import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Seat } from "#sync/protocol/wire.ts";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "electron", "main.js");
const FETCH_MS = 90_000;
const BUILD_MS = 60_000;

export type WindowPlace = {
  /** Origin of the running server. */
  serverUrl: string;
  seat: Seat;
  /** One a seat: Electron lets one window live in each. */
  profileDir: string;
};

/** What Electron is started with, behind its own path. */
export function electronArguments({ serverUrl, seat, profileDir }: WindowPlace): string[] {
  return [main, `--server=${serverUrl}`, `--seat=${seat}`, `--user-data-dir=${profileDir}`];
}

/** Electron's binary, already installed or fetched now; null where neither can be. */
export function electronBinary(): string | null {
  return findElectron() ?? fetchElectron();
}

/** Builds the shell as `npm run build:electron` does: one of an older source would open otherwise. */
export function buildShell(): boolean {
  const rolldown = packageFolder("rolldown");
  if (!rolldown) return false;
  const args = [join(rolldown, "bin", "cli.mjs"), "-c", "electron/rolldown.config.ts"];
  const { status } = spawnSync(process.execPath, [...args, "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: BUILD_MS,
  });
  return status === 0 && existsSync(main);
}

function packageFolder(name: string): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

function findElectron(): string | null {
  const folder = packageFolder("electron");
  const pathFile = folder && join(folder, "path.txt");
  if (!folder || !pathFile || !existsSync(pathFile)) return null;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8").trim());
  return existsSync(binary) ? binary : null;
}

function fetchElectron(): string | null {
  const folder = packageFolder("electron");
  const install = folder && join(folder, "install.js");
  if (!install || !existsSync(install)) return null;
  spawnSync(process.execPath, [install], { stdio: "ignore", timeout: FETCH_MS });
  return findElectron();
}
