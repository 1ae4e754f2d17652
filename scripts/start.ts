import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { IsoDate } from "#shared/model/brand.ts";
import { startServer, type RunningServer } from "#sync/server/startServer.ts";
import { generateCompany } from "./demo/company.ts";
import { demoAccounts, demoSeats } from "./demo/seats.ts";
import type { WindowPlace } from "./start/electronShell.ts";
import { openWindow } from "./start/openWindow.ts";
import { HELP, readOptions, type StartOptions } from "./start/options.ts";
import { findRunning, lastPort, writeRunning } from "./start/running.ts";

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
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const running = await findRunning(dataDir);
  const server = running ? null : await serve(options);
  const url = running?.url ?? server?.url ?? "";
  const address = `${url}/?seat=${seat}`;
  if (running) console.log("A server already answers for this data folder; joining it.");
  console.log(`Banyan ready: ${url}`);

  const window = headless
    ? null
    : openIn(address, { serverUrl: url, seat, profileDir: join(dataDir, "windows", seat) });
  await endOf(window);
  await server?.close();
}

async function serve({ dataDir, port, seat, customers }: StartOptions): Promise<RunningServer> {
  const today = new Date(Date.now() + TAIPEI_OFFSET_MS).toISOString().slice(0, 10) as IsoDate;
  const options = {
    dataDir,
    rendererDir,
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
  };
  const wanted = port || (await lastPort(dataDir));
  let server: RunningServer;
  try {
    server = await startServer({ ...options, port: wanted });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken || port !== 0) throw error;
    server = await startServer({ ...options, port: 0 });
  }
  await writeRunning(dataDir, { url: server.url, port: server.port });
  return server;
}

function openIn(address: string, place: WindowPlace) {
  const { window, why } = openWindow(address, place);
  console.log(why);
  return window;
}

/** Resolves at Ctrl+C, or when the window that this start opened is closed. */
function endOf(window: ReturnType<typeof openIn>): Promise<void> {
  return new Promise((resolve) => {
    // A seat that joined another start's server has nothing else that keeps its process alive.
    const alive = setInterval(() => undefined, 60_000);
    const end = () => {
      clearInterval(alive);
      window?.kill();
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
    window?.once("exit", end);
  });
}
