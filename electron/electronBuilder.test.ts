import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import type { Configuration } from "electron-builder";

type ConfigModule = typeof import("app-builder-lib/out/util/config/config.js");
// Its types come from the package, but it is CommonJS without a named entry for this module.
const { getConfig, validateConfiguration } = createRequire(import.meta.url)(
  "app-builder-lib/out/util/config/config.js",
) as ConfigModule;

const root = `${import.meta.dirname}/..`;
const quiet = { isEnabled: false } as Parameters<typeof validateConfiguration>[1];
const load = () => getConfig(root, "electron-builder.yml", null);
const check = (config: Configuration) => validateConfiguration(config, quiet);

describe("electron-builder.yml", () => {
  it("W19 is valid by electron-builder's own schema", async () => {
    await expect(check(await load())).resolves.toBeUndefined();
  });

  it("W19 that schema does refuse an unknown key and a bad fuse", async () => {
    const config = await load();
    const unknown = { ...config, electronFuse: {} } as Configuration;
    await expect(check(unknown)).rejects.toThrow("electronFuse");
    const badFuse = { ...config, electronFuses: { runAsNode: "no" } } as unknown as Configuration;
    await expect(check(badFuse)).rejects.toThrow("runAsNode");
  });

  it("W19 sets every fuse as SECURITY section 4 says", async () => {
    expect((await load()).electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      resetAdHocDarwinSignature: true,
    });
  });

  it("W16 ships a pinned Electron, and no node_modules in the archive", async () => {
    const { files, asar } = await load();
    expect(packageJson.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(JSON.stringify(files)).toContain('"!node_modules/**"');
    expect(asar).toBe(true);
  });

  it("B41 registers the banyan scheme alone", async () => {
    expect((await load()).protocols).toEqual([{ name: "Banyan", schemes: ["banyan"] }]);
  });
});
