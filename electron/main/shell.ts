import { app, ipcMain, Menu, safeStorage, session, type BrowserWindow } from "electron";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SIGNALS, type Signal } from "../ipc/channels.ts";
import { createGate } from "../ipc/gate.ts";
import { handleAppScheme } from "./appProtocol.ts";
import { startAutoLock } from "./autoLock.ts";
import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";
import type { DeepLinkInbox } from "./deepLinkInbox.ts";
import { forkServer, serverOriginOf } from "./embeddedServer.ts";
import { registerHandlers } from "./handlers.ts";
import { createLock } from "./lock.ts";
import type { Log } from "./log.ts";
import { openMainWindow } from "./mainWindow.ts";
import { menuTemplate } from "./menu.ts";
import { denyPermissions } from "./permissions.ts";
import { createSecrets } from "./secrets.ts";
import { configuredServer } from "./serverOrigin.ts";
import type { Texts } from "./texts.ts";
import { guardWebContents } from "./windowFactory.ts";

// The bundle lies in dist/electron, beside dist/renderer and dist/server.
const DIST = join(import.meta.dirname, "..");
const RENDERER = join(DIST, "renderer");

/** The configured server, else one of our own that lives as long as the application. */
async function reachServer(userData: string, log: Log): Promise<string> {
  const configured = configuredServer(process.argv, process.env);
  if (configured) return configured;
  const server = forkServer(join(DIST, "server", "serve.js"), join(userData, "server"));
  app.on("will-quit", () => server.kill());
  server.on("exit", (code) => log("serverEnded", { code }));
  return serverOriginOf(server);
}

type ShellParts = Readonly<{ inbox: DeepLinkInbox; log: Log; texts: Texts }>;

/** Everything after `ready`: server, session, window, channels, menu, lock. */
export async function runShell({ inbox, log, texts }: ShellParts) {
  guardWebContents(() => log("strayWebContents"));
  const userData = app.getPath("userData");
  const serverOrigin = await reachServer(userData, log);

  denyPermissions(session.defaultSession);
  handleAppScheme(session.defaultSession, RENDERER, (path) =>
    contentSecurityPolicy(path, serverOrigin),
  );

  function open(isLocked: boolean): BrowserWindow {
    const opened = openMainWindow({
      isLocked,
      preload: join(DIST, "electron", "preload.cjs"),
      stateFile: join(userData, "window.json"),
    });
    opened.webContents.on("render-process-gone", (_event, { reason }) => {
      log("pageGone", { reason });
      if (opened === window) lock.crashed();
    });
    return opened;
  }
  let window: BrowserWindow = open(false);
  const tell = (signal: Signal) => {
    if (!window.isDestroyed()) window.webContents.send(signal);
  };
  const secrets = createSecrets(safeStorage, userData, process.platform);
  const lock = createLock({
    warn: () => tell(SIGNALS.lock),
    wait: (ms) => wait(ms),
    replaceWindow() {
      const locked = window;
      secrets.forget();
      // The new window first: closing the last one would end the application.
      window = open(true);
      locked.destroy();
    },
  });

  const handle = createGate({
    listen: (channel, listener) => ipcMain.handle(channel, listener),
    isLocked: lock.isLocked,
    onRefused: (channel, refusal) => log("callRefused", { channel, refusal }),
  });
  const ringDeepLink = () => tell(SIGNALS.deepLinkWaiting);
  registerHandlers({
    handle,
    window: () => window,
    rendererFolder: RENDERER,
    secrets,
    lock,
    texts,
    appInfo: { version: app.getVersion(), serverOrigin },
    takeDeepLink: () => inbox.take(),
    onOpened: () => inbox.ringAgain(),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, () => void lock.lockNow())));
  startAutoLock(lock);
  app.on("window-all-closed", () => app.quit());

  return {
    ringDeepLink,
    show() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
    },
  };
}
