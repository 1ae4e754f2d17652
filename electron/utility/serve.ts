import { parseArgs } from "node:util";
import type { ParentPort } from "electron";
import type { IsoDate } from "#shared/model/brand.ts";
import { startServer } from "#sync/server/startServer.ts";
import type { ServerMessage } from "../main/embeddedServer.ts";
import { demoCompany } from "./demoCompany.ts";

// The sync server of this computer, in a process of its own so that its SQL never stalls a window.
const { values } = parseArgs({ options: { data: { type: "string" } } });
const { parentPort } = process as NodeJS.Process & { parentPort: ParentPort };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between processes has no origin
const tell = (message: ServerMessage) => parentPort.postMessage(message);

const todayInTaipei = () =>
  new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Taipei" }) as IsoDate;

try {
  if (!values.data) throw new Error("--data FOLDER is needed");
  const server = await startServer({ dataDir: values.data, demo: demoCompany(todayInTaipei()) });
  process.once("SIGTERM", () => void server.close().then(() => process.exit(0)));
  tell({ kind: "listening", port: server.port });
} catch (error) {
  tell({ kind: "failed", reason: String(error).slice(0, 500) });
}
