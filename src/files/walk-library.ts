import { walk, type Walk } from "./walk.ts";
import { rulesAbove } from "./rules-file.ts";
import type { FolderRules } from "./rules.ts";

/** The episode files of a library, and the rules they are read by. */
export interface LibraryWalk extends Walk {
  rules: FolderRules[];
}

/** Walks through a folder by the `library.yaml` files in it and above it. */
export async function walkLibrary(
  root: string,
  wanted?: (name: string) => boolean,
): Promise<LibraryWalk> {
  const walking = wanted ? { wanted } : {};
  const walked = walk(root, walking);
  if (walked.ruled.length === 0 && rulesAbove(root) === null) return { ...walked, rules: [] };
  const { rulesBelow, walkRules } = await import("./rules.ts");
  const rules = rulesBelow(root, walked.ruled);
  const again = walk(root, { ...walking, rules: walkRules(root, rules) });
  return { ...again, rules };
}
