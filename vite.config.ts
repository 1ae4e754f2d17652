import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: { outDir: "../dist/renderer", emptyOutDir: true, target: "es2024", manifest: true, modulePreload: { polyfill: false } },
});
