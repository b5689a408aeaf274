import { parse, type Parsed } from "../../episode/parse.ts";
import { frontStatements } from "../../episode/statements.ts";
import { checkAssumed } from "./assumed.ts";
import { checkBody } from "./body.ts";
import { checkCharacters } from "./characters.ts";
import type { CheckContext } from "./context.ts";
import { findings, unfixed, type Finding } from "./finding.ts";
import { checkGuests } from "./guests.ts";
import { checkInvisible } from "./invisible.ts";
import { checkLinks } from "./links.ts";
import { checkMetadata, isMeantOtherwise } from "./metadata.ts";
import { sourceOf } from "./source.ts";
import { checkTopics } from "./topics.ts";
import { checkUnread } from "./unread.ts";

/** What a check gives: the problems of the file by itself, and the episode it holds. */
export interface Checked {
  found: Finding[];
  parsed: Parsed;
}

/** Everything that is wrong with an episode file by itself; `path` is its place in its library. */
export function checkEpisode(text: string, path: string, context: CheckContext): Checked {
  const { rules, topics, exists } = context;
  const parsed = parse(text, path, rules);
  const source = sourceOf(path, text);
  const { found, note } = findings(path);
  checkCharacters(source, note);
  // Without its metadata the parts of a file are not where they seem to be.
  const stated = frontStatements(parsed.layout.front, rules.keys);
  if (parsed.readable) {
    checkAssumed(parsed, source, note);
    checkMetadata(parsed, stated, context, note);
    checkInvisible(parsed, stated, note);
    checkBody(parsed, source, note);
    checkUnread(parsed, rules, note);
    checkGuests(parsed, source, note);
    checkLinks(parsed, exists, note);
    checkTopics(parsed, source, topics, note);
  }
  const problems = parsed.problems.filter((problem) => !isMeantOtherwise(problem, stated));
  return { found: [...found, ...problems.map(unfixed)], parsed };
}
