import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { nameOf } from "../episode/id.ts";
import { hasScheme } from "../text/web-address.ts";

/** Whether a name is that of a Markdown file. */
export function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

/**
 * A file's place as a library sees it, `/` between folders: in the first folder that was `named`
 * and holds it. A file that was named itself lies at the top, but for one that takes its folder's
 * name. Undefined for what is no file.
 */
export function placeIn(named: readonly string[], name: string, cwd: string): string | undefined {
  if (name === "-" || hasScheme(name)) return undefined;
  const file = resolve(cwd, name);
  const folders = named.map((one) => resolve(cwd, one));
  const folder = folders.find((one) => file.startsWith(one.endsWith(sep) ? one : one + sep));
  const path = folder === undefined ? nearestPath(file) : relative(folder, file);
  return path.replaceAll("\\", "/");
}

function nearestPath(file: string): string {
  const name = basename(file);
  const folder = basename(dirname(file));
  return nameOf(`folder/${name}`) === "folder" && folder !== "" ? join(folder, name) : name;
}
