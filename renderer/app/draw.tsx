import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { getSettings } from "../ui/settings.ts";
import { Boot } from "./Boot.tsx";
import { startI18n } from "./i18n.ts";
import { loadKitWords, Theme } from "./theme.tsx";

/** Draws the window, in steps between which it answers. */
export async function draw(): Promise<void> {
  const [kitWords] = await Promise.all([loadKitWords(getSettings().language), startI18n()]);
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <Theme kitWords={kitWords}>
          <Boot />
        </Theme>
      </StrictMode>,
    ),
  );
}
