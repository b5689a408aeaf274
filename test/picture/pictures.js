// Draws every page at three widths, on dark and on light: `npm run pictures`, or with a folder to
// draw into, `node test/picture/pictures.js FOLDER`.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { drawSvg } from "./draw.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const { loadSqlite, processIo, run } = require("../../dist/main.cjs");

const CORPORA = here("../fixtures/corpora");
const LOOK = ["--library", here("../fixtures/look")];

/** Each page by its name, as the words of a command line. */
const PAGES = {
  show: ["show", "490"],
  "show-look": ["show", "1", ...LOOK],
  "show-takeaway": ["show", "490:2"],
  takeaways: ["takeaways"],
  "takeaways-long": ["takeaways", "--topic", "ai"],
  topics: ["topics"],
  topic: ["topics", "ai"],
  list: ["list"],
  "list-many": ["list", "--library", CORPORA],
  search: ["search", "open"],
  check: ["check", here("../fixtures/check")],
  help: ["--help"],
  "help-command": ["takeaways", "--help"],
  "help-page": ["help", "refs"],
};
const WIDTHS = [40, 80, 140];

const folder = resolve(process.argv[2] ?? here("../../pictures"));
mkdirSync(folder, { recursive: true });
for (const [name, argv] of Object.entries(PAGES))
  for (const columns of WIDTHS) {
    const shown = await screenOf(argv, columns);
    for (const background of ["dark", "light"]) {
      const file = `${name}-${columns}-${background}.svg`;
      writeFileSync(join(folder, file), drawSvg(shown, background, columns));
    }
  }
console.log(folder);

/** What a terminal of so many columns shows of a command, its prompt first. */
async function screenOf(argv, columns) {
  const typed = argv.map((word) => word.replace(/^.*\/fixtures\//, ""));
  const shown = [`$ episode ${typed.join(" ")}\n`];
  const write = async (text) => void shown.push(text);
  const output = { write, tty: true, columns, rows: 24 };
  const real = processIo(process, {
    home: tmpdir(),
    sample: here("../../data"),
    worker: null,
    onLoad() {},
    sqlite: () => loadSqlite({ require, process }),
  });
  const env = { TERM: "xterm-256color", XDG_CACHE_HOME: join(tmpdir(), "episode-pictures") };
  await run(argv, { ...real, out: output, err: output, env, page: async () => false });
  return shown.join("");
}
