// oxlint-disable-next-line typescript/triple-slash-reference -- a declaration file has nothing to import
/// <reference path="./waSqlite.d.ts" />
export type { WaSqliteModule } from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
