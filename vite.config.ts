import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const adoptedStyles = fileURLToPath(new URL("renderer/ui/adoptedStyles.js", import.meta.url));

/**
 * The kit writes <style> tags at run time, which our Content-Security-Policy forbids. Its one door
 * to the document is this module; ours does the same with constructed style sheets.
 */
const kitWithoutStyleTags = (): Plugin => ({
  name: "banyan-kit-without-style-tags",
  enforce: "pre",
  load(id) {
    return /@rc-component\/util\/(es|lib)\/Dom\/dynamicCSS\.js$/.test(id)
      ? readFileSync(adoptedStyles, "utf8")
      : null;
  },
});

const SERVICE_WORKER = "serviceWorker.js";

/** Tells the service worker which files the build consists of; their names carry their content. */
const filesForServiceWorker = (): Plugin => ({
  name: "banyan-files-for-service-worker",
  enforce: "post",
  generateBundle(_options, bundle) {
    const worker = bundle[SERVICE_WORKER];
    if (worker?.type !== "chunk") throw new Error(`The build has no ${SERVICE_WORKER}.`);
    const files = [...Object.keys(bundle), "icon.svg"].filter(
      (file) => file.startsWith("assets/") || file === "icon.svg",
    );
    const build = createHash("sha256").update(files.sort().join("\n")).digest("hex").slice(0, 16);
    worker.code = `const BANYAN_FILES = ${JSON.stringify({ build, files })};\n${worker.code}`;
  },
});

export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [kitWithoutStyleTags(), react(), filesForServiceWorker()],
  worker: { format: "es" },
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "es2024",
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL("renderer/index.html", import.meta.url)),
        serviceWorker: fileURLToPath(
          new URL("renderer/platform/offline/serviceWorker.ts", import.meta.url),
        ),
      },
      output: {
        // A service worker is known by its address, so that alone has a name without a hash.
        entryFileNames: ({ name }) =>
          name === "serviceWorker" ? SERVICE_WORKER : "assets/[name]-[hash].js",
      },
    },
  },
});
