import type { Assume, LineFix } from "./assumption.ts";
import type { FieldName } from "./fields.ts";
import { knownKey } from "./keys.ts";
import { keyOn } from "./loose-block.ts";
import { cleanLine } from "../text/clean.ts";
import { entryText } from "./yaml-text.ts";

/** Fields whose values people write with `#` in them, so that a comment is a doubt. */
const DOUBTED: ReadonlySet<FieldName> = new Set(["title", "guests", "hosts", "topics"]);

/**
 * Puts right what YAML makes of values that people write without quotes: `key: #12` is that text
 * and no comment, `title: [Bonus]` is a text and no list. A comment that cut a value is reported.
 */
export function plainYaml(
  values: Map<string, unknown>,
  block: readonly string[],
  from: number,
  assume: Assume,
): void {
  for (const [i, line] of block.entries()) {
    if (!/[#[]/.test(line)) continue;
    const found = keyOn(line, "yaml");
    if (found === null || !values.has(found.key)) continue;
    const { key, rest } = found;
    const field = knownKey(key)?.field;
    const at = from + i + 1;
    if (/^#[\p{L}\p{N}]/u.test(rest) && values.get(key) === null && !goesOn(block[i + 1])) {
      const text = cleanLine(rest);
      values.set(key, text);
      const message = `“${key}” is read as “${text}”, which is a comment in YAML`;
      assume("yaml-hash", at, message, "put it between double quotes", quotedFix(key, text, at));
    } else if (field === "title" && /^\[\s*[^\s\]]/.test(rest) && Array.isArray(values.get(key))) {
      const text = cleanLine(rest);
      values.set(key, text);
      const message = `the title is read as “${text}”, which is a list in YAML`;
      assume("yaml-text", at, message, "put it between double quotes", quotedFix(key, text, at));
    } else if (field !== undefined && DOUBTED.has(field) && /^[^\s"'[{|>#].*?\s#/.test(rest)) {
      const kept = values.get(key);
      // Read as a text before, or on several lines: nothing is cut.
      if (typeof kept !== "string" || kept.includes("#")) continue;
      const message = `“${cleanLine(rest.slice(rest.search(/\s#/)))}” is a comment in YAML and not read`;
      assume("yaml-comment", at, message, "put the whole value between double quotes");
    }
  }
}

/** Whether a line goes on with the value of the line above. */
function goesOn(line: string | undefined): boolean {
  return line !== undefined && /^(?:\s+\S|- )/.test(line);
}

/** An entry written with its value between quotes; `line` counts from 1, `to` is exclusive. */
export function quotedFix(key: string, value: string, line: number, to = line + 1): LineFix {
  const form = { lineWidth: -1, quoteStyle: "double", flowLevel: 1 } as const;
  const text = entryText(key, value, form);
  return { from: line, to, lines: text.trimEnd().split("\n") };
}
