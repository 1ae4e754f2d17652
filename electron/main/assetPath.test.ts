import * as fc from "fast-check";
import { relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { assetPath, mimeTypeOf } from "./assetPath.ts";

const folder = resolve("/opt/banyan/dist/renderer");

describe("assetPath", () => {
  it("W1 finds what is in the folder", () => {
    expect(assetPath(folder, "/assets/app.js")).toBe(resolve(folder, "assets/app.js"));
    expect(assetPath(folder, "/")).toBe(resolve(folder, "index.html"));
    expect(assetPath(folder, "/icon%20a.svg")).toBe(resolve(folder, "icon a.svg"));
  });

  it.each([
    "/../electron/main.js",
    "/%2e%2e/electron/main.js",
    "/..%2f..%2fetc/passwd",
    "/..%5c..%5cWindows",
    "/C:/Windows/win.ini",
    "/a%00.js",
    "/%",
    "/../renderer-evil/x.js",
  ])("W1 W18 refuses %s", (path) => expect(assetPath(folder, path)).toBeNull());

  it("W1 never leaves the folder, whatever the address", () => {
    const piece = fc.constantFrom("..", "%2e%2e", "%252e", "a", "/", "%2f", "%5c", ".", "é", "%00");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const file = assetPath(folder, `/${pieces.join("/")}`);
        expect(file === null || !relative(folder, file).startsWith("..")).toBe(true);
      }),
    );
  });

  it("W1 serves known types only", () => {
    expect(mimeTypeOf("/a/db.wasm")).toBe("application/wasm");
    expect(mimeTypeOf("/a/x.exe")).toBeNull();
    expect(mimeTypeOf("/a/noextension")).toBeNull();
  });
});
