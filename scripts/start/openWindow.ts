import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findBrowser, QUIET_FLAGS } from "./browsers.ts";

const root = join(import.meta.dirname, "..", "..");
const FETCH_MS = 90_000;

export type Opened = { window: ChildProcess | null; why: string };

/**
 * Opens the application: in Electron where its binary is there or can be fetched, else in an
 * installed Chromium's app window, else nowhere; `why` says which and for what reason.
 */
export function openWindow(address: string, serverUrl: string, profileDir: string): Opened {
  if (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"]) {
    return { window: null, why: `There is no display here. Open ${address} in a browser.` };
  }
  const electron = findElectron() ?? fetchElectron();
  if (electron) {
    const main = join(root, "dist", "electron", "main.js");
    const args = [main, `--server=${serverUrl}`, `--user-data-dir=${profileDir}`];
    return { window: spawn(electron, args, { stdio: "ignore" }), why: "Opened in Electron." };
  }
  const browser = findBrowser();
  if (browser) {
    const args = [`--app=${address}`, `--user-data-dir=${profileDir}`, ...QUIET_FLAGS];
    return {
      window: spawn(browser, args, { stdio: "ignore" }),
      why: `Opened in a window of ${browser}: Electron's own binary is not installed and cannot be fetched here.`,
    };
  }
  return {
    window: null,
    why: `Neither Electron's binary nor Chromium, Chrome or Edge is here. Open ${address} in a browser.`,
  };
}

function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  } catch {
    return null;
  }
}

function findElectron(): string | null {
  const folder = electronFolder();
  const pathFile = folder && join(folder, "path.txt");
  if (!folder || !pathFile || !existsSync(pathFile)) return null;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8").trim());
  return existsSync(binary) ? binary : null;
}

function fetchElectron(): string | null {
  const folder = electronFolder();
  const install = folder && join(folder, "install.js");
  if (!install || !existsSync(install)) return null;
  spawnSync(process.execPath, [install], { stdio: "ignore", timeout: FETCH_MS });
  return findElectron();
}
