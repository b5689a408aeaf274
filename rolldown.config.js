import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

// What marked-terminal and gray-matter bring and the program never runs: a syntax highlighter,
// emoji and table packages, and gray-matter's engines with their `eval`. Left out, the program
// starts in a third of the time. The renderer lays out code and tables itself, and front matter
// goes through the engines in src/episode/front-matter.ts.
const UNUSED = new Set([
  "cli-highlight",
  "node-emoji",
  "cli-table3",
  "supports-hyperlinks",
  "ansi-escapes",
]);

const withoutUnused = {
  name: "without-unused",
  resolveId(id, importer = "") {
    if (UNUSED.has(id) && importer.includes("marked-terminal")) return "\0unused";
    if (id.endsWith("/engines") && importer.includes("gray-matter")) return "\0no-engines";
    return null;
  },
  load(id) {
    if (id === "\0unused") return "export default {}; export const highlight = null, get = null;";
    return id === "\0no-engines" ? "module.exports = {};" : null;
  },
};

export default defineConfig({
  input: {
    main: fileURLToPath(new URL("src/main.ts", import.meta.url)),
    worker: fileURLToPath(new URL("src/index/worker.ts", import.meta.url)),
  },
  platform: "node",
  plugins: [withoutUnused],
  moduleTypes: { ".md": "text" },
  output: {
    dir: "dist",
    // Node loads CommonJS faster than the same as ES modules.
    format: "cjs",
    minify: true,
    cleanDir: true,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    // Few files start faster than many: each of these takes what it imports with it, so one holds
    // what `--version` needs, one what every command needs, one what reading files needs, one what
    // Markdown in a pipe needs, one what text on a terminal needs, one what prose there needs,
    // one what singulars need, one what importing needs, and one the pages of `episode help`.
    codeSplitting: {
      groups: [
        { name: "start", priority: 6, test: /src.main\.ts|rolldown.runtime/ },
        {
          name: "core",
          priority: 5,
          test: /src.(?:cli.(?!import[^.]|completion.)|library.(?:open|find|store)\.ts|index.(?:folder|errors|open)\.ts)/,
        },
        { name: "read", priority: 4, test: /src.(?:files.read|topics.parse|index.sync)\.ts/ },
        { name: "markdown", priority: 3, test: /src.render.as-markdown\.ts/ },
        { name: "text", priority: 2, test: /src.render.(?:topics|list|style)\.ts/ },
        { name: "prose", priority: 1, test: /src.render.(?:show|takeaways)\.ts/ },
        { name: "plural", priority: 1, test: /src.text.plural\.ts/ },
        { name: "import", priority: 0, test: /src.cli.import.run-import\.ts/ },
        { name: "help", priority: 0, test: /src.help.*\.md$/ },
      ],
    },
  },
});
