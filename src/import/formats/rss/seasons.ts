const MARKS =
  /<(?:[\w.-]+:)?(item|entry|season|episode|episodetype)(?=[\s>/])[^<>]*>\s*(?:<!\[CDATA\[\s*)?([^<\]]{0,20})/gi;

/**
 * Whether the episode numbers of a feed begin anew in its seasons, so that a number alone names
 * none of them. Looks only for the few tags that say so, without reading the feed.
 */
export function countsBySeason(feed: string): boolean {
  if (!/[:<]season[\s>]/i.test(feed)) return false;
  const seasons = new Map<string, string>();
  let item = new Map<string, string>();
  const again = () => {
    const [season, number] = [item.get("season"), item.get("episode")];
    if (!season || !number || (item.get("episodetype") || "full") !== "full") return false;
    const before = seasons.get(number);
    seasons.set(number, before ?? season);
    return before !== undefined && before !== season;
  };
  for (const [, tag, text] of feed.matchAll(MARKS)) {
    const name = tag!.toLowerCase();
    if (name !== "item" && name !== "entry") {
      item.set(
        name,
        text!
          .trim()
          .toLowerCase()
          .replace(/^0+(?=\d)/, ""),
      );
      continue;
    }
    if (again()) return true;
    item = new Map();
  }
  return again();
}
