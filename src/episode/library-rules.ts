import { load, YAMLException } from "js-yaml";
import { plainKey, knownKey } from "./keys.ts";
import { keyOn } from "./loose-block.ts";
import { collect, type Problem, type Report } from "./problem.ts";
import type { Rules } from "./rules.ts";
import { spaced, type SectionKind } from "./section-names.ts";
import { cleanLine } from "../text/clean.ts";
import { fieldsOf, shownText, tagsOf } from "./values.ts";

/** All that a `library.yaml` says. */
export interface LibraryRules extends Rules {
  /** Gitignore globs of files that are episodes though the built-in rules pass them over. */
  include: string[];
  /** Gitignore globs of files that are not episodes. */
  exclude: string[];
  /** Whether a topic that `topics.yaml` lacks is a problem. */
  closed: boolean;
}

/** The keys of a `library.yaml`. */
export const RULE_KEYS = ["podcast", "include", "exclude", "sections", "keys", "topics"] as const;

const KINDS = ["tldr", "guests", "takeaways"] as const;
const START = { line: 1, column: 1 };

/** Reads a `library.yaml`. Never throws: what cannot be read is left out and reported. */
export function parseRules(
  text: string,
  path: string,
): { rules: LibraryRules; problems: Problem[] } {
  const { problems, report } = collect(path);
  const data = parseYaml(text, report);
  const lines = new Map(ruleKeysIn(text).map(({ key, line }) => [key, line]));
  const warn = (key: string, message: string, hint: string) =>
    report("warning", "rules-value", { line: lines.get(key) ?? 1, column: 1 }, message, hint);
  const topics = shownText(data.get("topics"));
  const odd = topics !== null && topics !== "open" && topics !== "closed";
  if (odd) warn("topics", `topics: ${topics}`, "write open or closed");
  const rules = {
    podcast: shownText(data.get("podcast")),
    include: globsIn(data.get("include")),
    exclude: globsIn(data.get("exclude")),
    sections: sectionsIn(data.get("sections"), warn),
    keys: keysIn(data.get("keys"), warn),
    closed: topics === "closed",
  };
  return { rules, problems };
}

function parseYaml(text: string, report: Report): Map<string, unknown> {
  try {
    const data = load(text.replace(/^\ufeff/, ""), { maxAliases: 0 });
    if (data === null || data === undefined) return new Map();
    if (typeof data === "object" && !Array.isArray(data)) return fieldsOf(data);
    report("error", "rules-shape", START, "library.yaml is not a map", "write podcast: Some show");
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // A file of comments only is an empty one.
    if (!/^[ \t\ufeff]*[^\s#]/m.test(text)) return new Map();
    const { line, column } = error.mark ?? { line: 0, column: 0 };
    const place = { line: line + 1, column: column + 1 };
    const hint = "compare the line with the example in `episode help file`";
    report("error", "rules-syntax", place, cleanLine(error.reason), hint);
  }
  return new Map();
}

function globsIn(value: unknown): string[] {
  if (typeof value === "string") return value.split("\n").filter((glob) => glob.trim() !== "");
  return Array.isArray(value) ? value.filter((glob) => typeof glob === "string") : [];
}

type Warn = (key: string, message: string, hint: string) => void;

function sectionsIn(value: unknown, warn: Warn): Map<string, SectionKind> {
  const names = new Map<string, SectionKind>();
  for (const [key, more] of fieldsOf(value)) {
    const kind = KINDS.find((one) => one === key.toLowerCase());
    if (kind) for (const name of tagsOf(more)) names.set(spaced(name), kind);
    else {
      const message = `sections: “${cleanLine(key)}” is not a section`;
      warn("sections", message, `write ${KINDS.join(", ")}`);
    }
  }
  return names;
}

function keysIn(value: unknown, warn: Warn): Map<string, string | null> {
  const keys = new Map<string, string | null>();
  for (const [theirs, ours] of fieldsOf(value)) {
    const own = ours === null ? null : shownText(ours);
    if (own !== null && knownKey(own) === null) {
      const message = `keys: “${own}” is not a field`;
      warn("keys", message, "write a field such as title or date");
    } else keys.set(plainKey(theirs), own);
  }
  return keys;
}

/** The top-level keys of a `library.yaml` as written, and their lines, counted from 1. */
export function ruleKeysIn(text: string): { key: string; line: number }[] {
  return text.split(/\r\n?|\n/).flatMap((line, i) => {
    const found = keyOn(line.replace(/^\ufeff/, ""), "yaml");
    return found ? [{ key: found.key, line: i + 1 }] : [];
  });
}
