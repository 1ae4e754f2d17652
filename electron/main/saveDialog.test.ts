import type { BrowserWindow } from "electron";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { saveByDialog } from "./saveDialog.ts";

const chosen = vi.hoisted(() => ({ filePath: "" }));
vi.mock("electron", () => ({
  app: { getPath: () => "/documents" },
  dialog: { showSaveDialog: async () => ({ canceled: false, ...chosen }) },
}));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "banyan-save-"));
  chosen.filePath = join(folder, "客戶.csv");
});
afterEach(() => rm(folder, { recursive: true }));

it("SECURITY 2 a dialog that is answered after the lock makes and writes nothing", async () => {
  const makeBytes = vi.fn(() => new Uint8Array([1]));
  const save = (isLocked: boolean) =>
    saveByDialog({} as BrowserWindow, "客戶.csv", makeBytes, () => isLocked);
  expect(await save(true)).toEqual({ kind: "canceled" });
  expect(makeBytes).not.toHaveBeenCalled();
  expect(await readdir(folder)).toEqual([]);
  expect(await save(false)).toEqual({ kind: "saved" });
  expect(await readdir(folder)).toEqual(["客戶.csv"]);
});
