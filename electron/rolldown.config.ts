import { defineConfig } from "rolldown";

// Everything is bundled, because the package ships no node_modules. Main is ESM; a sandboxed preload
// script must be CommonJS. `electron` itself is inside the runtime.
export default defineConfig([
  {
    input: "electron/main/main.ts",
    platform: "node",
    external: ["electron"],
    output: { file: "dist/electron/main.js", format: "esm", minify: true },
  },
  {
    input: "electron/preload/preload.ts",
    platform: "node",
    external: ["electron"],
    output: { file: "dist/electron/preload.cjs", format: "cjs" },
  },
  {
    input: "electron/utility/serve.ts",
    platform: "node",
    // Native code: shipped beside the archive (electron-builder.yml).
    external: ["@node-rs/argon2"],
    output: { file: "dist/server/serve.js", format: "esm", minify: true },
  },
]);
