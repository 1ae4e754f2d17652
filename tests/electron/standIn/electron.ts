import { fork, type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";

// A stand-in for the `electron` module, so that the built main process can be started where Electron's
// binary cannot be had. It records what the shell does and answers questions of the test over IPC.
type Frame = { origin: string; parent: object | null };
type Handler = (event: { senderFrame: Frame }, ...args: unknown[]) => Promise<unknown>;
type Serve = (request: { url: string }) => Promise<Response>;

const channels = new Map<string, Handler>();
const events: string[] = [];
let serve: Serve | undefined;
const folder = process.env["BANYAN_STAND_IN"] ?? "";
const nothing = () => undefined;

class StandInApp extends EventEmitter {
  isPackaged = false;
  commandLine = { appendSwitch: nothing, hasSwitch: () => false };
  enableSandbox = () => void events.push("sandbox");
  getPath = () => folder;
  getVersion = () => "0.1.0";
  getLocale = () => "zh-TW";
  whenReady = async () => events.push("ready");
  requestSingleInstanceLock = () => true;
  setAsDefaultProtocolClient = nothing;
  quit = () => process.exit(0);
  exit = (code: number) => process.exit(code);
}

class Contents extends EventEmitter {
  setWindowOpenHandler = nothing;
  close = () => void events.push("stray closed");
  send = (signal: string) => void events.push(signal);
  printToPDF = async () => Buffer.from("%PDF-");
}

const pages: Contents[] = [];

const standInSession = (isDefault: boolean) => ({
  setPermissionRequestHandler: nothing,
  setPermissionCheckHandler: nothing,
  setDevicePermissionHandler: nothing,
  setDisplayMediaRequestHandler: nothing,
  on: nothing,
  webRequest: { onBeforeRequest: nothing },
  protocol: { handle: (_scheme: string, answer: Serve) => void (isDefault && (serve = answer)) },
  clearStorageData: async () => undefined,
});

export const app = new StandInApp();
export const protocol = { registerSchemesAsPrivileged: () => void events.push("scheme") };
export const session = {
  defaultSession: standInSession(true),
  fromPartition: () => standInSession(false),
};
export class BrowserWindow extends EventEmitter {
  webContents = new Contents();
  constructor() {
    super();
    pages.push(this.webContents);
    app.emit("web-contents-created", {}, this.webContents);
  }
  loadURL = async (url: string) => void events.push(`load ${url}`);
  destroy = () => void events.push("destroy");
  isDestroyed = () => false;
}
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void channels.set(channel, handler),
};
export const Menu = { buildFromTemplate: nothing, setApplicationMenu: nothing };
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => Buffer.from(btoa(text)),
  decryptStringAsync: async (sealed: Buffer) => ({
    shouldReEncrypt: false,
    result: atob(sealed.toString()),
  }),
  getSelectedStorageBackend: () => "gnome_libsecret",
};
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }],
};
export const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 });
export const dialog = {
  showErrorBox: (_title: string, reason: string) => void events.push(`error ${reason}`),
  showSaveDialog: async () => ({ canceled: false, filePath: `${folder}/客戶.pdf` }),
  showMessageBox: async () => ({ response: 1 }),
};
export const shell = { openExternal: () => void events.push("opened outside") };
export class Notification extends EventEmitter {
  show = nothing;
}

const PARENT_PORT =
  "data:text/javascript,process.parentPort={postMessage:(message)=>process.send(message)}";
export const utilityProcess = {
  fork: (script: string, args: string[]): ChildProcess =>
    fork(script, args, { execArgv: ["--import", PARENT_PORT], silent: true }),
};

export type Question =
  | { ask: "call"; channel: string; args: unknown[]; origin: string }
  | { ask: "page"; url: string }
  | { ask: "suspend" }
  | { ask: "crash" }
  | { ask: "events" }
  | { ask: "end" };

async function answerTo(question: Question): Promise<unknown> {
  if (question.ask === "call") {
    const senderFrame = { origin: question.origin, parent: null };
    const handler = channels.get(question.channel);
    return handler?.({ senderFrame }, ...question.args).catch((error: Error) => error.message);
  }
  if (question.ask === "page") {
    return (await serve?.({ url: question.url }))?.headers.get("content-security-policy");
  }
  if (question.ask === "crash")
    pages.at(-1)?.emit("render-process-gone", {}, { reason: "crashed" });
  if (question.ask === "suspend") powerMonitor.emit("suspend");
  if (question.ask === "end") app.emit("will-quit");
  return channels.size > 0 ? events : null;
}

process.on("message", (question: Question) => {
  void answerTo(question).then((answer) => process.send?.({ answer: answer ?? null }));
});
