import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startServer, type RunningServer, type ServerOptions } from "#sync/server/startServer.ts";
import { company } from "./company.ts";

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "banyan-sync-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A server of its own for one test, gone with it. */
export async function testServer(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await tempFolder());
  const server = await startServer({
    demo: company(),
    logger: { level: "error" },
    ...options,
    dataDir,
  });
  onTestFinished(() => server.close());
  return server;
}

export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

/** A plain request, as any program could send it. */
export async function call(
  url: string,
  path: string,
  init: { method?: string; body?: unknown; token?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const isText = typeof init.body === "string";
  const response = await fetch(url + path, {
    method: init.method ?? (init.body === undefined ? "GET" : "POST"),
    headers: {
      ...(init.body === undefined ? {} : { "content-type": "application/json" }),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
      ...init.headers,
    },
    body:
      init.body === undefined ? null : isText ? (init.body as string) : JSON.stringify(init.body),
  });
  const text = await response.text();
  const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, body, headers: response.headers };
}
