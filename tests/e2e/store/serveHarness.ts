import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, extname, join } from "node:path";
import { build } from "vite";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

type Pages = { folder: string; pages: readonly string[] };
const HARNESS: Pages = {
  folder: join(import.meta.dirname, "harness"),
  pages: ["index.html", "window.html", "migration.html", "carryOver.html"],
};

/** Builds pages over the product's store module, and serves them on a free port of this computer. */
export async function serveHarness({ folder, pages }: Pages = HARNESS): Promise<{
  url: string;
  /** What is served; a bench adds its data to it. */
  folder: string;
  stop: () => Promise<void>;
}> {
  const output = join(import.meta.dirname, "..", "..", "..", "test-output");
  const outDir = join(output, `pages-${basename(folder)}`);
  await build({
    configFile: false,
    root: folder,
    base: "./",
    logLevel: "warn",
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2024",
      rolldownOptions: {
        input: pages.map((page) => join(folder, page)),
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
    folder: outDir,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
