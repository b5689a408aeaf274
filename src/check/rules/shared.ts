import { codeEntry } from "./codes.ts";
import type { Finding } from "./finding.ts";

/** A problem that more files than this share is reported once for their folder. */
const MOST = 10;

/** Hints for a whole folder, where they differ from the one for a file. */
const HINTS: Readonly<Record<string, string>> = {
  "front-matter-missing":
    "begin each with podcast:, title: and date: between --- lines; library.yaml can give the podcast",
  "metadata-body": "`episode check --fix` copies it into front matter",
  "section-unread": "rename them to ## Takeaways, or add their names to sections in library.yaml",
  "takeaways-unread": "begin each takeaway with ### and its title",
  "ref-double": "give each its number or name, or leave some out with exclude in library.yaml",
  "section-guessed": "they are read; write ## before them to be sure",
};

/**
 * Findings of one library, by `/` paths inside it; a problem that more than ten files share becomes
 * one finding for the nearest folder that holds them, empty for the top. `shown` gives a path as it
 * is printed.
 */
export function joinShared(found: readonly Finding[], shown: (path: string) => string): Finding[] {
  const groups = new Map<string, Finding[]>();
  const joined: Finding[] = [];
  for (const finding of found) {
    const by = codeEntry(finding.code)?.shared;
    if (by === undefined) {
      joined.push(finding);
      continue;
    }
    const key = by === "message" ? `${finding.code} ${finding.message}` : finding.code;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  for (const group of groups.values()) {
    const paths = [...new Set(group.map(({ path }) => path))];
    if (paths.length > MOST) joined.push(forFolder(group, paths, shown));
    else for (const finding of group) joined.push(finding);
  }
  return joined;
}

function forFolder(
  group: readonly Finding[],
  paths: readonly string[],
  shown: (path: string) => string,
): Finding {
  const [example] = group;
  const { message, path, line } = example!;
  const place = line > 1 ? `${shown(path)}:${line}` : shown(path);
  return {
    ...example!,
    path: folderOf(paths),
    line: 1,
    column: 1,
    message: `in ${paths.length} files: ${message} (${place})`,
    hint: hintFor(example!),
    fix: group.flatMap(({ fix }) => fix).slice(0, 1),
  };
}

function hintFor({ code, message, hint, fix }: Finding): string | null {
  if (code === "field-missing" && message.endsWith("podcast"))
    return "add podcast: to each, or once to the library.yaml of their folder";
  if (code === "field-missing" && hint !== null)
    return `${hint}, or the key that says it to keys in library.yaml`;
  if (code === "metadata-body" && fix.length === 0) return hint;
  return HINTS[code] ?? hint;
}

/** The nearest folder that holds all of the paths. */
function folderOf(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  let parts = first.split("/").slice(0, -1);
  for (const path of others) {
    const own = path.split("/").slice(0, -1);
    const differs = parts.findIndex((part, i) => part !== own[i]);
    if (differs >= 0) parts = parts.slice(0, differs);
  }
  return parts.join("/");
}
