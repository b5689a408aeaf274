import { parse, type Parsed } from "../episode/parse.ts";
import { checkBody } from "./body.ts";
import { checkCharacters } from "./characters.ts";
import { checkFacts } from "./facts.ts";
import { findings, unfixed, type Finding } from "./finding.ts";
import { checkGuests } from "./guests.ts";
import { checkLinks, type Exists } from "./links.ts";
import { sourceOf } from "./source.ts";
import { checkTopics, type TopicCheck } from "./topics.ts";

/** What the check of an episode has to know beside its text. */
export interface Around {
  /** The calendar day, `YYYY-MM-DD`. */
  today: string;
  topics: TopicCheck;
  exists: Exists;
}

/** What a check gives: the problems of the file by itself, and the episode it holds. */
export interface Checked {
  found: Finding[];
  parsed: Parsed;
}

/** Everything that is wrong with an episode file by itself; `path` is its place in its library. */
export function checkEpisode(text: string, path: string, around: Around): Checked {
  const parsed = parse(text, path);
  const source = sourceOf(path, text);
  const { found, note } = findings(path);
  checkCharacters(source, note);
  // Without its facts nothing of a file stands where it seems to.
  if (parsed.readable) {
    checkFacts(parsed, around.today, note);
    checkBody(parsed, source, note);
    checkGuests(parsed, source, note);
    checkLinks(parsed, around.exists, note);
    checkTopics(parsed, source, around.topics, note);
  }
  return { found: [...found, ...parsed.problems.map(unfixed)], parsed };
}
