import { parseRules, ruleKeysIn, RULE_KEYS } from "../../episode/library-rules.ts";
import { visible } from "../../text/clean.ts";
import { didYouMean, slipsOf } from "../../text/nearest.ts";
import { collectFindings, unfixed, type Finding } from "./finding.ts";
import { TEXT_RULES } from "./rules.ts";
import { sourceText } from "./source-text.ts";

/** The findings of a `library.yaml`, and its content as one text. */
export interface CheckedLibraryRules {
  findings: Finding[];
  content: string;
}

/** Checks a `library.yaml`. */
export function checkLibraryRules(text: string, path: string): CheckedLibraryRules {
  const { findings, report } = collectFindings(path);
  const context = { source: sourceText(path, text), report };
  for (const check of TEXT_RULES) check(context);
  const { rules, problems } = parseRules(text, path);
  for (const { key, line } of ruleKeysIn(text)) {
    if ((RULE_KEYS as readonly string[]).includes(key)) continue;
    const near = slipsOf(RULE_KEYS, key.toLowerCase());
    const hint = didYouMean(near) ?? `use one of ${RULE_KEYS.join(", ")}`;
    report("rules-key", { line, column: 1, message: `“${visible(key)}” is not a known key`, hint });
  }
  const { sections, keys, ...rest } = rules;
  const content = JSON.stringify({ ...rest, sections: [...sections], keys: [...keys] });
  return { findings: [...findings, ...problems.map(unfixed)], content };
}
