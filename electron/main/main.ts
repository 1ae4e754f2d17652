import { app, dialog } from "electron";
import { join } from "node:path";
import { registerAppScheme } from "./appProtocol.ts";
import { deepLinkFromArguments, LINK_SCHEME, parseDeepLink } from "./deepLink.ts";
import { createDeepLinkInbox } from "./deepLinkInbox.ts";
import { createLog } from "./log.ts";
import { runShell } from "./shell.ts";
import { loadTexts } from "./texts.ts";

/** The entry point: what must be settled before `ready`, then the shell. */
app.enableSandbox();
// Answers of the server would otherwise stay on the disk in plain text (SECURITY section 2).
app.commandLine.appendSwitch("disable-http-cache");
registerAppScheme();

let ring = () => {};
let show = () => {};
const inbox = createDeepLinkInbox(() => ring());
const log = createLog(join(app.getPath("userData"), "shell.log"), () => new Date());

/** No fuse closes this switch, and it opens every page to any local program. */
const isRemotelyDebugged = app.isPackaged && app.commandLine.hasSwitch("remote-debugging-port");

if (isRemotelyDebugged || !app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on("second-instance", (_event, argv) => {
    inbox.put(deepLinkFromArguments(argv));
    show();
  });
  // macOS hands links over as an event, other systems as an argument.
  app.on("open-url", (event, url) => {
    event.preventDefault();
    inbox.put(parseDeepLink(url));
    show();
  });
  inbox.put(deepLinkFromArguments(process.argv));
  void start();
}

async function start() {
  await app.whenReady();
  app.setAsDefaultProtocolClient(LINK_SCHEME);
  const texts = await loadTexts(app.getLocale());
  try {
    const shell = await runShell({ inbox, log, texts });
    ring = () => shell.ringDeepLink();
    show = () => shell.show();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log("startFailed", { reason });
    dialog.showErrorBox(texts("startFailed"), reason);
    app.exit(1);
  }
}
