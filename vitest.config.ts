import { defineConfig } from "vitest/config";

// Two projects: `unit` stands beside the source and is fast; `integration` talks to real files and sockets.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,sync,renderer,electron,scripts}/**/*.test.{ts,tsx}"],
          environment: "node",
          // Machines are shared: a slow one must not fail what is right.
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
