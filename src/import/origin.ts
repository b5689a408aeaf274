import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { nameOf } from "../episode/id.ts";
import { cleanLine } from "../text/clean.ts";
import { hasScheme, isWebAddress } from "../text/web-address.ts";

/** How far the origins of two documents agree. */
export type OriginMatch = "none" | "only a common name" | "full";

/** Characters; the record of an import begins with one line of it. */
const MAX_LENGTH = 400;

/** A document's origin as it is recorded: a file's path in its folder, or a web address. */
export function originOf(name: string, path: string | undefined): string {
  const place = isWebAddress(name) ? name : (path ?? "");
  const plain = cleanLine(place).replaceAll("-->", "").replaceAll(", to compare with", "");
  return cleanLine(plain).slice(-MAX_LENGTH);
}

/**
 * Compares two origins. The same file may be imported from its folder or from one above, so the
 * longer of two paths need only end in the shorter; a name such as `notes.md`, which many files
 * have, says little by itself.
 */
export function compareOrigins(a: string, b: string): OriginMatch {
  if (a === "" || b === "") return "none";
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short !== long && !long.endsWith(`/${short}`)) return "none";
  const common = !short.includes("/") && nameOf(`folder/${short}`) === "folder";
  return common ? "only a common name" : "full";
}

/** Whether a name is that of a Markdown file. */
export function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

/**
 * A file's path as a library sees it, `/` between folders: in the first of the `named` folders that
 * holds it. A file that was named itself is at the top, except one that takes its folder's name.
 * Undefined for what is not a file.
 */
export function pathInFolder(
  named: readonly string[],
  name: string,
  cwd: string,
): string | undefined {
  if (name === "-" || hasScheme(name)) return undefined;
  const file = resolve(cwd, name);
  const folders = named.map((one) => resolve(cwd, one));
  const folder = folders.find((one) => file.startsWith(one.endsWith(sep) ? one : one + sep));
  const path = folder === undefined ? ownPath(file) : relative(folder, file);
  return path.replaceAll("\\", "/");
}

function ownPath(file: string): string {
  const name = basename(file);
  const folder = basename(dirname(file));
  return nameOf(`folder/${name}`) === "folder" && folder !== "" ? join(folder, name) : name;
}
