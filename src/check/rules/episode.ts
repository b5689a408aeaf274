import { parse, type Parsed } from "../../episode/parse.ts";
import { frontStatements } from "../../episode/statements.ts";
import type { LibraryContext } from "./context.ts";
import { collectFindings, unfixed, type Finding } from "./finding.ts";
import { isMeantOtherwise } from "./metadata.ts";
import { EPISODE_RULES, TEXT_RULES } from "./rules.ts";
import { sourceText } from "./source-text.ts";

/** The findings of an episode file by itself, and the episode as it was read. */
export interface CheckedEpisode {
  findings: Finding[];
  parsed: Parsed;
}

/** Checks an episode file by itself; `path` is its path in its library. */
export function checkEpisode(text: string, path: string, library: LibraryContext): CheckedEpisode {
  const parsed = parse(text, path, library.rules);
  const statements = frontStatements(parsed.layout.front, library.rules.keys);
  const { findings, report } = collectFindings(path);
  const context = { source: sourceText(path, text), parsed, statements, library, report };
  for (const check of TEXT_RULES) check(context);
  // In an unreadable file the places of sections and fields are unreliable.
  if (parsed.readable) for (const check of EPISODE_RULES) check(context);
  const problems = parsed.problems.filter((problem) => !isMeantOtherwise(problem, statements));
  return { findings: [...findings, ...problems.map(unfixed)], parsed };
}
