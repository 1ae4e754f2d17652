import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Boot } from "./Boot.tsx";
import { boot } from "./bootStage.ts";
import { startI18n } from "./i18n.ts";
import { loadKitWords, Theme } from "./theme.tsx";
import { getPlatform } from "../platform/index.ts";
import { dropAllDrafts, guardDrafts } from "../data/drafts.ts";
import { getSettings } from "../ui/settings.ts";
import { keepOfflineCopy } from "../platform/offline/keepOfflineCopy.ts";

const [kitWords] = await Promise.all([loadKitWords(getSettings().language), startI18n()]);
void boot();
guardDrafts(window);
getPlatform().lock.onLock(dropAllDrafts);
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Theme kitWords={kitWords}>
      <Boot />
    </Theme>
  </StrictMode>,
);
if (getPlatform().kind === "browser") keepOfflineCopy();
