// Makes the README's picture anew from the program's own output: `npm run picture`.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawSvg } from "./draw.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const args = ["show", "490", "--library", here("../../data"), "--color", "always"];
const { stdout } = spawnSync(
  process.execPath,
  [here("../../bin/episode.js"), ...args, "--format", "text", "--width", "84"],
  { encoding: "utf8" },
);
writeFileSync(here("show.svg"), drawSvg(`$ episode show 490\n${stdout}`));
