import type { Rules } from "../../episode/rules.ts";
import type { Exists } from "./links.ts";
import type { TopicCheck } from "./topics.ts";

/** What the check of an episode has to know besides its text. */
export interface CheckContext {
  /** The calendar day, `YYYY-MM-DD`. */
  today: string;
  /** How the library's files are read. */
  rules: Rules;
  topics: TopicCheck;
  exists: Exists;
}
