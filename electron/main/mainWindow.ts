import { readFileSync } from "node:fs";
import { screen, type BrowserWindow } from "electron";
import { appPreferences } from "./webPreferences.ts";
import { askedSeat, windowAddress } from "./windowAddress.ts";
import { openWindow } from "./windowFactory.ts";
import { fitToScreens, MIN_SIZE, parseWindowState } from "./windowState.ts";
import { writeWholeFile } from "./writeFile.ts";

type MainWindowParts = Readonly<{
  preload: string;
  stateFile: string;
  /** The window follows a lock: its page waits for a sign of life before it opens anything. */
  isLocked: boolean;
}>;

const savedState = (stateFile: string) => {
  try {
    return parseWindowState(readFileSync(stateFile, "utf8"));
  } catch {
    // The first start has no file.
    return null;
  }
};

/** The application's window, where it was left, shown once it has something to show. */
export function openMainWindow({ preload, stateFile, isLocked }: MainWindowParts): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { isMaximized, ...bounds } = fitToScreens(savedState(stateFile), screens);
  const window = openWindow(appPreferences(preload), {
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: "Banyan",
  });
  if (isMaximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    const state = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    void writeWholeFile(stateFile, new TextEncoder().encode(JSON.stringify(state)));
  });
  void window.loadURL(windowAddress({ isLocked, seat: askedSeat(process.argv) }));
  return window;
}
