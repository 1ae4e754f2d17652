// The parts of @journeyapps/wa-sqlite that we use and that it does not declare itself.

declare module "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs" {
  import type { WaSqliteModule } from "#renderer/data/storage/sqlite/wasmModule.ts";
  const factory: (options: { locateFile: (file: string) => string }) => Promise<WaSqliteModule>;
  export default factory;
}

declare module "@journeyapps/wa-sqlite/src/FacadeVFS.js" {
  import type { WaSqliteModule } from "#renderer/data/storage/sqlite/wasmModule.ts";
  export class FacadeVFS {
    constructor(name: string, module: WaSqliteModule);
    name: string;
    mxPathname: number;
  }
}
