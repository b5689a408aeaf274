import { parseRules, ruleKeysIn, RULE_KEYS } from "../../episode/library-rules.ts";
import { visible } from "../../text/clean.ts";
import { checkCharacters } from "./characters.ts";
import { findings, unfixed, type Finding } from "./finding.ts";
import { nearestWord } from "./near.ts";
import { sourceOf } from "./source.ts";

/** What is wrong with a `library.yaml`, and all it says as one text. */
export interface CheckedRules {
  found: Finding[];
  says: string;
}

/** Everything that is wrong with a `library.yaml`. */
export function checkRules(text: string, path: string): CheckedRules {
  const { found, note } = findings(path);
  checkCharacters(sourceOf(path, text), note);
  const { rules, problems } = parseRules(text, path);
  for (const { key, line } of ruleKeysIn(text)) {
    if ((RULE_KEYS as readonly string[]).includes(key)) continue;
    const near = nearestWord(RULE_KEYS, key.toLowerCase());
    const hint = near === null ? `it has ${RULE_KEYS.join(", ")}` : `did you mean ${near}?`;
    note("rules-key", { line, column: 1 }, `“${visible(key)}” means nothing here`, hint);
  }
  const { sections, keys, ...rest } = rules;
  const says = JSON.stringify({ ...rest, sections: [...sections], keys: [...keys] });
  return { found: [...found, ...problems.map(unfixed)], says };
}
