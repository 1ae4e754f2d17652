import { join } from "node:path";
import { expect, it } from "vitest";
import { electronArguments } from "./electronShell.ts";

it("starts the shell at the running server, in the asked seat, with a profile of its own", () => {
  const [main, ...args] = electronArguments({
    serverUrl: "http://127.0.0.1:4000",
    seat: "manager",
    profileDir: "/data/windows/manager",
  });
  expect(main).toMatch(
    new RegExp(`${join("dist", "electron", "main.js").replaceAll("\\", "\\\\")}$`),
  );
  expect(args).toEqual([
    "--server=http://127.0.0.1:4000",
    "--seat=manager",
    "--user-data-dir=/data/windows/manager",
  ]);
});
