import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BIN } from "../program.ts";
import { sharedFolder } from "../temporary.ts";

const VERSIONS = [22, 24, 26].filter((one) => !process.version.startsWith(`v${one}.`));

/** Questions that together reach every room of the program. */
const QUESTIONS = [
  ["show"],
  ["show", "--format", "text", "--color", "always", "--width", "60"],
  ["list", "--json"],
  ["takeaways", "--format", "csv"],
  ["topics"],
  ["search", "takeaways", "--json"],
  ["check", "--format", "json"],
  ["schema", "episode"],
  ["import", "page.html", "--dry-run"],
  ["show", "nothing-of-the-kind"],
  ["list", "--since", "yesterday"],
  ["help", "search"],
];

const PAGE =
  "<html><head><title>12: Lamps</title></head><body><h1>12: Lamps</h1><h2>Key takeaways</h2><ol><li><b>Light first.</b> Then the desk.</li></ol></body></html>";

/** A folder with a version of Node, as npm has it; null where it cannot be had. */
function nodeOf(version: number, folder: string): string | null {
  const options = ["--no-audit", "--no-fund", "--prefix", folder];
  spawnSync("npm", ["install", ...options, `node@${version}`], { cwd: folder });
  const node = join(folder, "node_modules", ".bin", "node");
  return spawnSync(node, ["--version"]).status === 0 ? node : null;
}

function answersOf(node: string, home: string) {
  const env = {
    HOME: home,
    PATH: process.env["PATH"],
    XDG_CACHE_HOME: join(home, node.slice(-99).replace(/\W/g, "")),
  };
  return QUESTIONS.map((argv) => {
    const { stdout, stderr, status } = spawnSync(node, ["--throw-deprecation", BIN, ...argv], {
      env,
      cwd: home,
      encoding: "utf8",
    });
    return { argv, stdout, stderr, status };
  });
}

describe.each(VERSIONS)("Node %i, if npm can install it", (version) => {
  const folder = sharedFolder();
  const here = nodeOf(version, folder);

  test.skipIf(here === null && !process.env["CI"])("answers as this one does", () => {
    expect(here).not.toBeNull();
    writeFileSync(join(folder, "page.html"), PAGE);
    expect(answersOf(here!, folder)).toEqual(answersOf(process.execPath, folder));
  });
});
