import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // By default one processor is left to what watches.
    maxWorkers: "100%",
    coverage: { include: ["src/**"] },
  },
});
