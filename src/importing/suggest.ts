import type { Vocabulary } from "../topics.ts";
import type { Suggestion } from "./topics.ts";

/** Topics for a takeaway that has none. */
export function suggestTopics(
  _takeaway: { title: string; text: string },
  _vocabulary: Vocabulary,
  _episodeTopics: readonly string[],
): readonly Suggestion[] {
  return [];
}
