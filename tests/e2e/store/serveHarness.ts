import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { build } from "vite";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Builds a page over the product's store module, and serves it on a free port of this computer. */
export async function serveHarness(): Promise<{ url: string; stop: () => Promise<void> }> {
  const outDir = join(import.meta.dirname, "..", "..", "..", "test-output", "store-harness");
  await build({
    configFile: false,
    root: join(import.meta.dirname, "harness"),
    base: "./",
    logLevel: "warn",
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2024",
      rolldownOptions: {
        input: ["index.html", "window.html"].map((page) =>
          join(import.meta.dirname, "harness", page),
        ),
      },
    },
  });
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    readFile(join(outDir, path)).then(
      (content) => response.setHeader("content-type", TYPES[extname(path)] ?? "").end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
