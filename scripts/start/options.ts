import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Seat } from "#sync/protocol/wire.ts";
import { StartRefusal } from "./refusal.ts";

export type StartOptions = {
  dataDir: string;
  /** 0: the one used last with this data folder, else a free one. */
  port: number;
  seat: Seat;
  headless: boolean;
  customers: number;
};

export const HELP = `npm start -- [options]

  --as SEAT        agent (default), manager or back-office
  --data DIR       where the server keeps its data (default: your user data folder)
  --port PORT      default: the port used last, else a free one
  --customers N    size of the demo company, at its first start (default 1200)
  --headless       start the server and open no window
  --help`;

/** @throws Error with a sentence for the person at the keyboard */
export function readOptions(args: string[]): StartOptions | "help" {
  const values = valuesOf(args);
  if (values.help) return "help";
  return {
    dataDir: resolve(values.data),
    port: whole("--port", values.port, 0, 65_535),
    seat: seatOf(values.as),
    headless: values.headless,
    customers: whole("--customers", values.customers, 10, 100_000),
  };
}

function valuesOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        as: { type: "string", default: "agent" },
        data: { type: "string", default: defaultDataDir() },
        port: { type: "string", default: "0" },
        customers: { type: "string", default: "1200" },
        headless: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (failure) {
    throw new StartRefusal({
      what: "an option could not be read",
      why: failure instanceof Error ? failure.message : String(failure),
      todo: "npm start -- --help lists the options.",
    });
  }
}

function seatOf(text: string): Seat {
  const seat = text.replace("-", "_");
  if (seat === "agent" || seat === "manager" || seat === "back_office") return seat;
  throw new StartRefusal({
    what: `--as ${text} is not understood`,
    why: "There is no such seat.",
    todo: "npm start -- --as agent, or manager, or back-office",
  });
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new StartRefusal({
    what: `${name} ${text} is not understood`,
    why: `It needs a whole number from ${least} to ${most}.`,
    todo: `npm start -- ${name} ${name === "--port" ? 8480 : 1200}, or leave it out`,
  });
}

/** The folder where programs keep their data on this system. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === "win32")
    return join(env["APPDATA"] ?? join(home, "AppData", "Roaming"), "Banyan");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Banyan");
  return join(env["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "banyan");
}
