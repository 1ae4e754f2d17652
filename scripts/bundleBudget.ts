import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

type Chunk = { file: string; imports?: string[] };

/** ARCHITECTURE's budget for what the window must load before its first list, gzip. */
const BUDGET_KB = 350;
const dist = join(import.meta.dirname, "..", "dist", "renderer");

const manifest = JSON.parse(await readFile(join(dist, ".vite", "manifest.json"), "utf8")) as Record<
  string,
  Chunk
>;
/** The page, and what draws it: that one comes by itself, so that the workers begin first. */
const ENTRIES = ["index.html", "app/draw.tsx"];
if (!ENTRIES.every((entry) => manifest[entry]))
  throw new Error("The build has no entry; run npm run build first.");

const files = new Set<string>();
ENTRIES.forEach(collect);
let total = 0;
for (const file of files) {
  const size = gzipSync(await readFile(join(dist, file)), { level: 9 }).length / 1000;
  total += size;
  if (size > 5) console.log(`${size.toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(`${total.toFixed(1).padStart(8)} kB  start-up JavaScript, budget ${BUDGET_KB} kB`);
if (total > BUDGET_KB) process.exitCode = 1;

function collect(key: string): void {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) collect(imported);
}
