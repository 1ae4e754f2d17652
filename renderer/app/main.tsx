import { dropAllDrafts, guardDrafts } from "../data/drafts.ts";
import { prepareDataWorker } from "../data/worker/client.ts";
import { getPlatform } from "../platform/index.ts";
import { keepOfflineCopy } from "../platform/offline/keepOfflineCopy.ts";
import { boot } from "./bootStage.ts";

// What takes its time away from this thread begins before what draws is loaded: the data worker's code,
// and the key of the person's file.
prepareDataWorker();
void boot();
guardDrafts(window);
getPlatform().lock.onLock(dropAllDrafts);
const { draw } = await import("./draw.tsx");
await draw();
if (getPlatform().kind === "browser") keepOfflineCopy();
