import { defineConfig, type Plugin } from "vitest/config";

/** Pages of help are text, as in rolldown.config.js. */
const markdownAsText: Plugin = {
  name: "markdown-as-text",
  transform(code, id) {
    if (!id.endsWith(".md")) return null;
    return { code: `export default ${JSON.stringify(code)};`, map: null };
  },
};

/** Of the tests in test/ those that need no built program and are done in a moment. */
const FAST = [
  "test/{address,architecture,boundary,days,destination,documents,edit,front-matter}.test.ts",
  "test/{help,html,keys,merge,nearest,plural,reflow,schema,sources,transcripts}.test.ts",
  "test/{check,reading}-*.test.ts",
];

/** The tiers; test/README.md says what belongs where. */
export default defineConfig({
  plugins: [markdownAsText],
  test: {
    globalSetup: "test/one-folder.ts",
    testTimeout: 30_000,
    // By default one processor is left to what watches.
    maxWorkers: "100%",
    coverage: { include: ["src/**/*.ts"] },
    projects: [
      { extends: true, test: { name: "fast", include: FAST, isolate: false } },
      { extends: true, test: { name: "node", include: ["test/*.test.ts"], isolate: false } },
      { extends: true, test: { name: "world", include: ["test/world/*.test.ts"] } },
    ],
  },
});
