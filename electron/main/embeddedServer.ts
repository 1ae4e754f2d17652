import { utilityProcess } from "electron";
import { z } from "zod";

/** What the server's process says once it listens, or when it cannot. */
const serverMessage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("listening"), port: z.int().min(1).max(65_535) }),
  z.strictObject({ kind: z.literal("failed"), reason: z.string().max(500) }),
]);
export type ServerMessage = z.output<typeof serverMessage>;

/** Opening a database of the largest branch after a power cut replays its log: allow for it. */
const START_LIMIT_MS = 60_000;

/** The part of Electron's utility process that is used here. */
export type ServerProcess = Readonly<{
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "exit", listener: (code: number) => void): unknown;
  kill(): boolean;
}>;

/** Settles with the origin when the process listens. @throws Error when it fails, ends or takes too long. */
export function serverOriginOf(process: ServerProcess, limitMs = START_LIMIT_MS): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error("the server did not start in time")), limitMs);
    process.on("message", (raw) => {
      const message = serverMessage.safeParse(raw);
      if (!message.success) return;
      clearTimeout(limit);
      if (message.data.kind === "listening") resolve(`http://127.0.0.1:${message.data.port}`);
      else reject(new Error(message.data.reason));
    });
    process.on("exit", (code) => {
      clearTimeout(limit);
      reject(new Error(`the server ended with code ${code}`));
    });
  });
}

/** Starts the sync server of this computer in a process of its own, listening on loopback only. */
export function forkServer(script: string, dataFolder: string): ServerProcess {
  return utilityProcess.fork(script, [`--data=${dataFolder}`], {
    serviceName: "Banyan Server",
    stdio: "ignore",
  });
}
