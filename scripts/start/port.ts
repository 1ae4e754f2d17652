import { createServer, type AddressInfo } from "node:net";
import { codeOf, fileReason, StartRefusal } from "./refusal.ts";

const HOST = "127.0.0.1";
const ANSWER_MS = 2_000;

/** @throws StartRefusal where the port, asked for by name, cannot be had */
export async function refuseTakenPort(port: number): Promise<void> {
  const { failure } = await tryPort(port);
  if (failure !== undefined) throw await portRefusal(port, failure);
}

export const isPortFree = async (port: number): Promise<boolean> =>
  (await tryPort(port)).failure === undefined;

/** What a failed `listen` on an asked-for port means. */
export async function portRefusal(port: number, failure: unknown): Promise<StartRefusal> {
  const free = (await tryPort(0)).port;
  const todo = `take another port: npm start -- --port ${free}; without --port a free one is found.`;
  if (codeOf(failure) === "EADDRINUSE") {
    const isBanyan = await answersAsBanyan(port);
    return new StartRefusal({
      what: `port ${port} is in use`,
      why: isBanyan
        ? "A Banyan server answers there, started for another data folder or left running."
        : `Another program listens there. ${HOW_TO_SEE(port)}`,
      todo: isBanyan ? `stop that one with Ctrl+C in its window, or ${todo}` : todo,
    });
  }
  return new StartRefusal({
    what: `port ${port} cannot be opened`,
    why:
      codeOf(failure) === "EACCES"
        ? "The system keeps ports below 1024, and some others, for itself (EACCES)."
        : fileReason(failure),
    todo,
  });
}

const HOW_TO_SEE = (port: number) =>
  process.platform === "win32"
    ? `\`netstat -ano | findstr :${port}\` shows which.`
    : `\`lsof -i :${port}\` shows which.`;

async function answersAsBanyan(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(`http://${HOST}:${port}/api/hello`, { signal });
    return answer.ok && "companyName" in ((await answer.json()) as object);
  } catch {
    return false;
  }
}

function tryPort(port: number): Promise<{ port: number; failure?: unknown }> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", (failure) => resolve({ port, failure }));
    probe.listen(port, HOST, () => {
      const { port: opened } = probe.address() as AddressInfo;
      probe.close(() => resolve({ port: opened }));
    });
  });
}
