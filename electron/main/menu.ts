import type { MenuItemConstructorOptions } from "electron";
import type { Texts } from "./texts.ts";

/**
 * The application menu. No reload (it would drop unsaved text) and no developer tools; the actions of the
 * product stand in the window, where keyboard and palette read one list.
 */
export function menuTemplate(texts: Texts, lockNow: () => void): MenuItemConstructorOptions[] {
  return [
    {
      label: texts("file"),
      submenu: [
        { label: texts("lock"), accelerator: "CmdOrCtrl+Shift+L", click: lockNow },
        { type: "separator" },
        { role: "close", label: texts("close") },
        { role: "quit", label: texts("quit") },
      ],
    },
    {
      label: texts("edit"),
      submenu: [
        { role: "undo", label: texts("undo") },
        { role: "redo", label: texts("redo") },
        { type: "separator" },
        { role: "cut", label: texts("cut") },
        { role: "copy", label: texts("copy") },
        { role: "paste", label: texts("paste") },
        { role: "selectAll", label: texts("selectAll") },
      ],
    },
    {
      label: texts("view"),
      submenu: [
        { role: "resetZoom", label: texts("resetZoom") },
        { role: "zoomIn", label: texts("zoomIn") },
        { role: "zoomOut", label: texts("zoomOut") },
        { type: "separator" },
        { role: "togglefullscreen", label: texts("fullScreen") },
      ],
    },
  ];
}
