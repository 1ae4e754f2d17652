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

export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [kitWithoutStyleTags(), react()],
  worker: { format: "es" },
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "es2024",
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
  },
});
