import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { mkdtemp } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { electronBinary } from "./binary.ts";

/** A server that answers the shell's origin and nothing else: these tests are about the shell. */
export async function startStubServer(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "app://banyan");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ origin: request.headers.origin ?? null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
}

export type Shell = Readonly<{ app: ElectronApplication; page: Page; folder: string }>;

/** Starts the built shell with a profile of its own, connected to `serverOrigin`. */
export async function launchShell(serverOrigin: string, ...more: string[]): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), "banyan-electron-"));
  const args = [
    join(import.meta.dirname, "../../dist/electron/main.js"),
    `--user-data-dir=${folder}`,
    `--server=${serverOrigin}`,
    // Chromium cannot sandbox root; CI that runs as root tests everything but the process sandbox.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ...more,
  ];
  const executablePath = electronBinary() ?? undefined;
  const app = await _electron.launch({ executablePath, args });
  const page = await app.firstWindow();
  await page.waitForLoadState("domcontentloaded");
  return { app, page, folder };
}
