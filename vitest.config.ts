import { defineConfig, type Plugin } from "vitest/config";

/** Pages of help are text, as in rolldown.config.js. */
const markdownAsText: Plugin = {
  name: "markdown-as-text",
  transform(code, id) {
    if (!id.endsWith(".md")) return null;
    return { code: `export default ${JSON.stringify(code)};`, map: null };
  },
};

export default defineConfig({
  plugins: [markdownAsText],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // By default one processor is left to what watches.
    maxWorkers: "100%",
    coverage: { include: ["src/**/*.ts"] },
  },
});
