import { join } from "node:path";
import type { IsoDate } from "#shared/model/brand.ts";
import { startServer, type RunningServer } from "#sync/server/startServer.ts";
import { generateCompany } from "./demo/company.ts";
import { demoAccounts, demoSeats } from "./demo/seats.ts";
import { prepareDataFolder } from "./start/dataFolder.ts";
import type { WindowPlace } from "./start/electronShell.ts";
import { openWindow } from "./start/openWindow.ts";
import { HELP, readOptions, type StartOptions } from "./start/options.ts";
import { isPortFree, refuseTakenPort } from "./start/port.ts";
import { findRunning, lastPort, writeRunning } from "./start/running.ts";
import { heldFolder, serverRefusal } from "./start/serverRefusal.ts";

const rendererDir = join(import.meta.dirname, "..", "dist", "renderer");
const DEMO_SEED = "banyan";
const TAIPEI_OFFSET_MS = 8 * 60 * 60 * 1000;

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") console.log(HELP);
  else await start(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  const { dataDir, seat, headless } = options;
  await prepareDataFolder(dataDir);
  const running = await findRunning(dataDir);
  if (running === "held") throw heldFolder(dataDir);
  const server = running ? null : await serve(options);
  const url = running?.url ?? server?.url ?? "";
  const address = `${url}/?seat=${seat}`;
  if (running) console.log(joiningLine(options.port, running.port));
  // Listened for before it is said: whoever reads the line may stop this at once.
  const { ended, end } = untilStopped();
  console.log(`Banyan ready: ${url}`);

  const window = headless
    ? null
    : openIn(address, { serverUrl: url, seat, profileDir: join(dataDir, "windows", seat) });
  window?.once("exit", end);
  await ended;
  window?.kill();
  await server?.close();
}

function joiningLine(asked: number, used: number): string {
  return asked === 0 || asked === used
    ? "A server already answers for this data folder; joining it."
    : `--port ${asked} is not used: a server already runs for this data folder, on port ${used}; joining it. Stop it first (Ctrl+C where it was started) to change the port.`;
}

async function serve({ dataDir, port, seat, customers }: StartOptions): Promise<RunningServer> {
  const wanted = port === 0 ? await portToUse(dataDir) : port;
  // Before any work: the demonstration company takes a while to make.
  if (port !== 0) await refuseTakenPort(port);
  const today = new Date(Date.now() + TAIPEI_OFFSET_MS).toISOString().slice(0, 10) as IsoDate;
  const server = await startServer({
    dataDir,
    rendererDir,
    port: wanted,
    demo: {
      companyName: "青禾人壽（示範）",
      seats: {
        agent: demoSeats.agent.staffId,
        manager: demoSeats.manager.staffId,
        back_office: demoSeats.back_office.staffId,
      },
      defaultSeat: seat,
      seed() {
        console.log(`Making the demo company (${customers} customers), once …`);
        const documents = generateCompany({ customers, seed: DEMO_SEED, today });
        return { documents, accounts: demoAccounts };
      },
    },
  }).catch(async (failure: unknown) => {
    throw await serverRefusal(failure, { dataDir, port: wanted });
  });
  await writeRunning(dataDir, { url: server.url, port: server.port });
  return server;
}

/** The port used last, or any where another program has taken it meanwhile. */
async function portToUse(dataDir: string): Promise<number> {
  const last = await lastPort(dataDir);
  if (last === 0 || (await isPortFree(last))) return last;
  console.log(
    `Port ${last}, used last with this data folder, is taken; another one is used. Windows opened in a browser load their customers again.`,
  );
  return 0;
}

function openIn(address: string, place: WindowPlace) {
  const { window, why } = openWindow(address, place);
  console.log(why);
  return window;
}

/** `ended` settles at Ctrl+C, or when `end` is called. */
function untilStopped(): { ended: Promise<void>; end: () => void } {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  process.once("SIGINT", () => end());
  process.once("SIGTERM", () => end());
  // A seat that joined another start's server has nothing else that keeps its process alive.
  const alive = setInterval(() => undefined, 60_000);
  return { ended: ended.finally(() => clearInterval(alive)), end: () => end() };
}
