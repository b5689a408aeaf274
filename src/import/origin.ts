import { nameOf } from "../episode/id.ts";
import { cleanLine } from "../text/clean.ts";
import { isWebAddress } from "../text/web-address.ts";

/** How much of where two documents are from is the same. */
export type Likeness = "nothing" | "only a common name" | "all";

/** Characters; what is remembered of an import begins with one line of it. */
const MAX_LENGTH = 400;

/** A document's place as it is remembered: a file's path in its folder, or a web address. */
export function originOf(name: string, path: string | undefined): string {
  const place = isWebAddress(name) ? name : (path ?? "");
  const plain = cleanLine(place).replaceAll("-->", "").replaceAll(", to compare with", "");
  return cleanLine(plain).slice(-MAX_LENGTH);
}

/**
 * Compares two places. The same file may be imported from its folder or from one above, so the
 * longer of two paths need only end in the shorter; a name such as `notes.md`, which many files
 * have, says little by itself.
 */
export function compareOrigins(a: string, b: string): Likeness {
  if (a === "" || b === "") return "nothing";
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short !== long && !long.endsWith(`/${short}`)) return "nothing";
  const common = !short.includes("/") && nameOf(`folder/${short}`) === "folder";
  return common ? "only a common name" : "all";
}
