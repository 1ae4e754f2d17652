// The parts of @journeyapps/wa-sqlite that we use and that it does not declare itself.

declare module "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs" {
  /** Pointers and sizes are plain numbers: addresses in the module's memory. */
  type Fn<A extends number[] = number[]> = (...args: A) => number;

  /** The functions of the compiled SQLite that the engine calls; all synchronous. */
  export type WaSqliteModule = {
    /** Replaced whenever the memory grows: read it anew after each call. */
    readonly HEAPU8: Uint8Array;
    UTF8ToString(pointer: number): string;
    ccall(name: string, returns: "number", types: string[], args: unknown[]): number;
    vfs_register(vfs: object, isDefault: boolean): number;
    getValue(pointer: number, type: "*"): number;
    _malloc: Fn<[size: number]>;
    _free(pointer: number): void;
    _sqlite3_open_v2: Fn<[name: number, db: number, flags: number, vfs: number]>;
    _sqlite3_close_v2: Fn<[db: number]>;
    _sqlite3_errmsg: Fn<[db: number]>;
    _sqlite3_extended_errcode: Fn<[db: number]>;
    _sqlite3_exec: Fn<[db: number, sql: number, callback: 0, arg: 0, message: 0]>;
    _sqlite3_prepare_v2: Fn<[db: number, sql: number, size: number, statement: number, tail: 0]>;
    _sqlite3_finalize: Fn<[statement: number]>;
    _sqlite3_reset: Fn<[statement: number]>;
    _sqlite3_step: Fn<[statement: number]>;
    _sqlite3_bind_null: Fn<[statement: number, at: number]>;
    _sqlite3_bind_int: Fn<[statement: number, at: number, value: number]>;
    _sqlite3_bind_double: Fn<[statement: number, at: number, value: number]>;
    _sqlite3_bind_text: Fn<[statement: number, at: number, text: number, size: number, free: -1]>;
    _sqlite3_bind_blob: Fn<[statement: number, at: number, bytes: number, size: number, free: -1]>;
    _sqlite3_column_count: Fn<[statement: number]>;
    _sqlite3_column_type: Fn<[statement: number, at: number]>;
    _sqlite3_column_double: Fn<[statement: number, at: number]>;
    _sqlite3_column_text: Fn<[statement: number, at: number]>;
    _sqlite3_column_blob: Fn<[statement: number, at: number]>;
    _sqlite3_column_bytes: Fn<[statement: number, at: number]>;
  };

  const factory: (options: { locateFile: (file: string) => string }) => Promise<WaSqliteModule>;
  export default factory;
}

declare module "@journeyapps/wa-sqlite/src/FacadeVFS.js" {
  import type { WaSqliteModule } from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
  export class FacadeVFS {
    constructor(name: string, module: WaSqliteModule);
    name: string;
    mxPathname: number;
  }
}
