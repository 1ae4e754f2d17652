import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");
const START_MS = 60_000;

/** The product's own start command on an empty data folder and a free port. */
export async function startBanyan(
  args: string[] = [],
  dataDir?: string,
): Promise<{ url: string; lines: string[]; dataDir: string; stop: () => Promise<number | null> }> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "banyan-e2e-")));
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      join(root, "scripts", "start.ts"),
      "--headless",
      "--data",
      folder,
      ...args,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines: string[] = [];
  const url = await readyUrl(child, lines);
  return {
    url,
    lines,
    dataDir: folder,
    async stop() {
      const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      const code = await exit;
      if (!dataDir) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

function readyUrl(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Banyan was not ready in time")), START_MS);
    child.once("exit", (code) =>
      reject(new Error(`Banyan ended with ${code} before it was ready`)),
    );
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      lines.push(...text.split("\n").filter(Boolean));
      const ready = /Banyan ready: (http:\S+)/.exec(text)?.[1];
      if (!ready) return;
      clearTimeout(timer);
      resolve(ready);
    });
  });
}
