import { spawn, type ChildProcess } from "node:child_process";
import { findBrowser, QUIET_FLAGS } from "./browsers.ts";
import {
  buildShell,
  electronArguments,
  electronBinary,
  type WindowPlace,
} from "./electronShell.ts";

export type Opened = { window: ChildProcess | null; why: string };

/**
 * Opens the application: in Electron where its binary is there or can be fetched, else in an
 * installed Chromium's app window, else nowhere; `why` says which and for what reason.
 */
export function openWindow(address: string, place: WindowPlace): Opened {
  if (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"]) {
    return { window: null, why: `There is no display here. Open ${address} in a browser.` };
  }
  const electron = electronBinary();
  if (electron && buildShell()) {
    const window = spawn(electron, electronArguments(place), { stdio: "ignore" });
    return { window, why: "Opened in Electron." };
  }
  const noElectron = electron
    ? "the Electron shell could not be built"
    : "Electron's own binary is not installed and cannot be fetched here";
  const browser = findBrowser();
  if (browser) {
    const args = [`--app=${address}`, `--user-data-dir=${place.profileDir}`, ...QUIET_FLAGS];
    return {
      window: spawn(browser, args, { stdio: "ignore" }),
      why: `Opened in a window of ${browser}: ${noElectron}.`,
    };
  }
  return {
    window: null,
    why: `No Chromium, Chrome or Edge is here, and ${noElectron}. Open ${address} in a browser.`,
  };
}
