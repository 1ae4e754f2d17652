import { globSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";

const unit = "{shared,sync,renderer,electron,scripts}/**/*.test.{ts,tsx}";
const mocking = globSync(unit).filter((file) => readFileSync(file, "utf8").includes("vi.mock("));

// Three projects: `unit` stands beside the source and is fast, `unit-mocks` too, for tests that mock a module;
// `integration` talks to real files and sockets, or tries many random books.
export default defineConfig({
  test: {
    // Vitest leaves a core to itself: of two, that is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: [unit],
          exclude: [...configDefaults.exclude, ...mocking],
          environment: "node",
          // A worker reads the modules once for many files: half the time, but a mock would reach them all.
          isolate: false,
          // Machines are shared: a slow one must not fail what is right.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "unit-mocks",
          include: mocking,
          environment: "node",
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/{integration,fuzz}/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
