import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Boot } from "./Boot.tsx";
import { startI18n } from "./i18n.ts";
import { Theme } from "./theme.tsx";
import { getPlatform } from "../platform/index.ts";
import { keepOfflineCopy } from "../platform/offline/keepOfflineCopy.ts";

await startI18n();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Theme>
      <Boot />
    </Theme>
  </StrictMode>,
);
if (getPlatform().kind === "browser") keepOfflineCopy();
