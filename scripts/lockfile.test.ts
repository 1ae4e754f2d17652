import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, LockedPackage>;
};

describe("package-lock.json", () => {
  // Some releases reach the registry before their binaries for other platforms do. `npm install`
  // then leaves them out in silence, and `npm ci` refuses the lockfile on every other machine.
  it("holds every optional platform package, so that npm ci works anywhere", () => {
    const missing = Object.entries(lock.packages).flatMap(([from, locked]) =>
      Object.keys(locked.optionalDependencies ?? {})
        .filter(
          (name) =>
            lock.packages[`node_modules/${name}`] === undefined &&
            lock.packages[`${from}/node_modules/${name}`] === undefined,
        )
        .map((name) => `${name}, wanted by ${from}`),
    );
    expect(missing).toEqual([]);
  });

  it("names no registry host", () => {
    expect(Object.values(lock.packages).filter((locked) => locked.resolved !== undefined)).toEqual(
      [],
    );
  });
});
