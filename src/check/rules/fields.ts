import { isEmpty, METADATA, type FieldName } from "../../episode/fields.ts";
import type { Parsed } from "../../episode/parse.ts";

/** Whether lines were meant as front matter and are not read, which is reported as such. */
export function hasLostMetadata({ assumed, problems }: Parsed): boolean {
  return (
    assumed.some(({ code }) => code === "front-matter-body") ||
    problems.some(({ code }) => code === "front-matter-unclosed")
  );
}

/** Whether metadata was read, from front matter or the body. */
export function hasMetadata(parsed: Parsed): boolean {
  const { assumed, layout } = parsed;
  if (hasLostMetadata(parsed)) return false;
  return layout.front.values.size > 0 || assumed.some(({ code }) => code === "metadata-body");
}

/** The fields for which a file has no value that can be used. */
export function missingFields({ episode, layout, assumed }: Parsed): ReadonlySet<FieldName> {
  const isGuessed = assumed.some(({ code }) => code === "number-guessed");
  const missing = new Set<FieldName>();
  for (const { field, name } of METADATA) if (isEmpty(episode[name])) missing.add(field);
  if (isGuessed) missing.add("number");
  if (layout.titled) missing.delete("title");
  else missing.add("title");
  if (isEmpty(episode.tldr)) missing.add("description");
  if (isEmpty(episode.takeaways)) missing.add("takeaways");
  return missing;
}
