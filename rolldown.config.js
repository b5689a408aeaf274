import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

// What packages bring and the program never runs: marked-terminal's syntax highlighter, emoji and
// tables, gray-matter's engines with their `eval`, and what commander starts other programs with.
// Left out, the program starts in a third of the time. The renderer lays out code and tables
// itself, and front matter goes through the engines in src/episode/front-matter.ts.
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
    if (id === "node:child_process" && importer.includes("commander")) return "\0unused";
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
    // Few files start faster than many, and each takes what it imports with it: one holds what
    // `--version` needs, one what every question needs, one what making an index needs, and so on.
    // test/chunks.test.ts says what has to stay out of the first two.
    codeSplitting: {
      groups: [
        { name: "start", priority: 9, test: /src.main\.ts|rolldown.runtime/ },
        {
          name: "core",
          priority: 8,
          test: /src.(?:cli.(?:program|session|command|ask|question)|library.(?:open|store)|index.(?:folder|errors|open))\.ts/,
        },
        { name: "refs", priority: 7, test: /src.(?:library.find|query.resolve|index.names)\.ts/ },
        { name: "topics", priority: 6, test: /src.(?:cli|index).topics\.ts/ },
        { name: "search", priority: 5, test: /src.(?:cli.search|index.matches)\.ts/ },
        { name: "parse", priority: 5, test: /src.(?:episode.(?:parse|write)|topics.parse)\.ts/ },
        { name: "read", priority: 4, test: /src.(?:files.read|index.refresh)\.ts/ },
        { name: "markdown", priority: 3, test: /src.render.as-markdown\.ts/ },
        { name: "text", priority: 2, test: /src.render.(?:topics|list|style)\.ts/ },
        { name: "prose", priority: 1, test: /src.render.(?:show|takeaways)\.ts/ },
        { name: "plural", priority: 1, test: /src.text.plural\.ts/ },
        { name: "import", priority: 0, test: /src.cli.import.import\.ts/ },
        { name: "help", priority: 0, test: /src.help.*\.md$/ },
      ],
    },
  },
});
