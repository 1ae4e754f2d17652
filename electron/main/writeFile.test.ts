import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWholeFile } from "./writeFile.ts";

const bytes = new TextEncoder().encode("榕");

describe("writeWholeFile", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "banyan-save-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("B42 replaces an existing file whole and leaves no temporary one", async () => {
    const path = join(folder, "a.csv");
    await writeFile(path, "old and longer");
    expect(await writeWholeFile(path, bytes)).toEqual({ kind: "saved" });
    expect(await readFile(path, "utf8")).toBe("榕");
    expect(await readdir(folder)).toEqual(["a.csv"]);
  });

  it("B42 does not write through a symbolic link", async () => {
    const target = join(folder, "target");
    await writeFile(target, "kept");
    await symlink(target, join(folder, "link"));
    expect(await writeWholeFile(join(folder, "link"), bytes)).toEqual({
      kind: "refused",
      reason: "symbolicLink",
    });
    expect(await readFile(target, "utf8")).toBe("kept");
  });

  it("B42 refuses a folder, and reports a folder that is not there", async () => {
    await mkdir(join(folder, "sub"));
    const refused = (reason: string) => ({ kind: "refused", reason });
    expect(await writeWholeFile(join(folder, "sub"), bytes)).toEqual(refused("notAFile"));
    expect(await writeWholeFile(join(folder, "none", "a"), bytes)).toEqual(refused("writeFailed"));
  });
});
