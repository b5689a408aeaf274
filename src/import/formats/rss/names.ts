// The names that the formats' own specifications use for them; in a feed any other prefix may
// stand for a namespace, or none.
const PREFIXES = new Map(
  Object.entries({
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "podcastindex.org/namespace/1.0": "podcast:",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast:",
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/elements/1.0": "dc:",
    "purl.org/dc/terms": "dc:",
    "search.yahoo.com/mrss": "media:",
    "video.search.yahoo.com/mrss": "media:",
    "www.google.com/schemas/play-podcasts/1.0": "googleplay:",
    "podlove.org/simple-chapters": "psc:",
    "purl.oclc.org/net/rss_2.0/enc": "enc:",
    "www.w3.org/2005/atom": "atom:",
    "purl.org/atom/ns": "atom:",
    "www.w3.org/1999/xhtml": "html:",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf:",
    "purl.org/rss/1.0": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
  }),
);

/** Gives the elements of a feed the names that they are known by, for any prefixes. */
export interface FeedNames {
  /** The name of an element as it is in the feed, given the attributes of its tag. */
  of(name: string, attributes: ReadonlyMap<string, string>): string;
  /** The name of an element whose tag was seen before. */
  known(name: string): string;
}

/** The names of a feed. In an Atom feed, Atom's own elements have no prefix. */
export function feedNames(atom: boolean): FeedNames {
  const bound = new Map([["dcterms", "dc:"]]);
  const names = new Map<string, string>();

  function known(name: string): string {
    const found = names.get(name);
    if (found !== undefined) return found;
    const colon = name.indexOf(":");
    const prefix = name.slice(0, Math.max(0, colon));
    const ours = colon < 0 ? "" : (bound.get(prefix) ?? `${prefix}:`);
    const full = (atom && ours === "atom:" ? "" : ours) + name.slice(colon + 1);
    names.set(name, full);
    return full;
  }

  function declare(key: string, address: string): void {
    const ours = PREFIXES.get(plain(address));
    if (ours === undefined || bound.get(key.slice(6)) === ours) return;
    bound.set(key.slice(6), ours);
    names.clear();
  }

  return {
    known,
    of(name, attributes) {
      for (const [key, value] of attributes) if (key.startsWith("xmlns:")) declare(key, value);
      const own = name.includes(":") ? undefined : attributes.get("xmlns");
      const ours = own === undefined ? undefined : PREFIXES.get(plain(own));
      if (ours === undefined || (atom && ours === "atom:")) return known(name);
      return ours + name;
    },
  };
}

function plain(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/#]+$/, "");
}
