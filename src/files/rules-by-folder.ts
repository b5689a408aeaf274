import { sep } from "node:path";
import type { RulesBelow } from "./read.ts";
import type { LibraryWalk } from "./walk-library.ts";

/** The rules that files of a walk are read by; those above the library count for all of it. */
export function rulesByFolder(root: string, { rules }: LibraryWalk): RulesBelow[] {
  return rules.map(({ folder, rules: own }) => {
    const below = folder.startsWith(root) ? folder.slice(root.length).replaceAll(sep, "/") : "";
    const inside = below.replace(/^\/+/, "");
    return { folder: inside === "" ? "" : `${inside}/`, rules: own };
  });
}
