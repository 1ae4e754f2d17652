import { defineConfig } from "vitest/config";

// Three projects: `unit` stands beside the source and is fast, `unit-electron` too, with Electron mocked;
// `integration` talks to real files and sockets, or tries many random books.
export default defineConfig({
  test: {
    // Vitest leaves a core to itself: of two, that is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,sync,renderer,scripts}/**/*.test.{ts,tsx}"],
          environment: "node",
          // One worker reads the modules once for many files: half the time. So nothing here may mock a module.
          isolate: false,
          // Machines are shared: a slow one must not fail what is right.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "unit-electron",
          include: ["electron/**/*.test.ts"],
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
