import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Draft } from "../src/import/formats/importer.ts";
import { jsonFeed } from "../src/import/formats/json-feed.ts";
import { rss } from "../src/import/formats/rss.ts";
import { sharedFolder } from "./temporary.ts";
import { episode, FIXTURES } from "./episode.ts";

const ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";

function read(text: string): Draft[] {
  const source = { name: "-", text, mediaType: null };
  expect(rss.recognises(source)).toBe(true);
  return [...rss.read(source)];
}

/** The items of an RSS feed with these namespaces, `items` being what stands in its channel. */
function rssOf(items: string, namespaces = `xmlns:itunes="${ITUNES}"`): Draft[] {
  return read(
    `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel><title>Desk</title>${items}</channel></rss>`,
  );
}

/** The entry of an Atom feed that these elements are in. */
function entryOf(elements: string): Draft["episode"] {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry>${elements}</entry></feed>`;
  return read(text)[0]!.episode;
}

function itemOf(elements: string, namespaces?: string): Draft {
  return rssOf(`<item>${elements}</item>`, namespaces)[0]!;
}

const title = (written: string) => itemOf(`<title>${written}</title>`).episode.title;
const description = (written: string) =>
  itemOf(`<title>T</title><description>${written}</description>`).episode.tldr;

describe("a title of RSS says what its writer meant", () => {
  test.each([
    ["Rock &amp; Roll", "Rock & Roll"],
    ["Rock &amp;amp; Roll", "Rock & Roll"],
    ["Rock &amp;amp;amp; Roll", "Rock & Roll"],
    ["<![CDATA[Rock &amp; Roll]]>", "Rock & Roll"],
    ["<![CDATA[Rock & Roll]]>", "Rock & Roll"],
    ["&lt;![CDATA[Rock & Roll]]&gt;", "Rock & Roll"],
    ["Caf&eacute; &ndash; caf&#233;", "Café – café"],
    ["It&amp;#8217;s &amp;quot;new&amp;quot;", 'It’s "new"'],
    ["&lt;b&gt;x&lt;/b&gt; and <i>y</i>", "x and y"],
    ["<![CDATA[one<br/>two]]>", "one two"],
    ["<![CDATA[<img src='e.png' alt='🎙'> Live]]>", "🎙 Live"],
  ])("%s", (written, shown) => {
    expect(title(written)).toBe(shown);
  });

  test.each([
    ["AT&T and R&D; Q&amp;A", "AT&T and R&D; Q&A"],
    ["a &lt; b, c &gt; d", "a < b, c > d"],
    ["a < b", "a < b"],
    ["I <3 You &amp; 3<4", "I <3 You & 3<4"],
    ["List&lt;T&gt; with &lt;radio&gt;", "List<T> with <radio>"],
    ["Why the &lt;div&gt; tag, and &lt;b&gt; too", "Why the <div> tag, and <b> too"],
    ["<![CDATA[if (a<b && c>d)]]>", "if (a<b && c>d)"],
  ])("what only looks like markup stays in %s", (written, shown) => {
    expect(title(written)).toBe(shown);
  });
});

describe("a description of RSS", () => {
  test.each([
    ["Fish &amp;amp; chips", "Fish & chips"],
    ["<![CDATA[Fish &amp; chips]]>", "Fish & chips"],
    ["<![CDATA[<p>Fish &amp; <b>chips</b></p>]]>", "Fish & **chips**"],
    ["&lt;p&gt;Fish&lt;p&gt;chips", "Fish\n\nchips"],
    ["<p>Fish &amp; <b>chips</b> &lt; 3</p> tail", "Fish & **chips** < 3\n\ntail"],
    ["<![CDATA[<p>Fish</p>]]><p>chips</p>", "Fish\n\nchips"],
    ['<a href="https://x.example/?a=1&amp;b=2">l</a>', "[l](https://x.example/?a=1&b=2)"],
    ["AT&amp;T: a &lt; b", "AT&T: a < b"],
    ["see &lt;radio&gt; and List&lt;T&gt;", "see \\<radio> and List\\<T>"],
    ["&lt;p&gt;see &lt;radio&gt;&lt;/p&gt;", "see \\<radio>"],
  ])("%s", (written, shown) => {
    expect(description(written)).toBe(shown);
  });

  test("a summary that says more than the description is kept, one that repeats it is not", () => {
    const both = (summary: string) =>
      itemOf(
        `<title>T</title><description>&lt;p&gt;Fish &lt;b&gt;first&lt;/b&gt;&lt;/p&gt;</description><itunes:summary>${summary}</itunes:summary>`,
      ).episode;
    expect(both("Fish first").sections.map(({ name }) => name)).toEqual(["tldr"]);
    expect(both("Chips last").sections).toMatchObject([
      { name: "tldr", markdown: "Fish **first**" },
      { name: "show-notes", markdown: "Chips last" },
    ]);
  });
});

describe("a text of Atom is what its type says", () => {
  test.each([
    ['<title type="html">&lt;b&gt;a&lt;/b&gt; &amp;lt; b &amp;amp; c</title>', "a < b & c"],
    ['<title type="html"><![CDATA[a &amp; <i>b</i>]]></title>', "a & b"],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <em>&lt;</em> b</div></title>',
      "a < b",
    ],
    ['<title type="text">&lt;b&gt;a&lt;/b&gt; &amp;amp;</title>', "<b>a</b> &amp;"],
    ["<title>a &amp;amp; b</title>", "a & b"],
  ])("%s", (written, shown) => {
    expect(entryOf(written).title).toBe(shown);
  });

  test.each([
    ['<summary type="text">&lt;b&gt;a&lt;/b&gt; &amp;amp;</summary>', "\\<b>a\\</b> \\&amp;"],
    ['<content type="html">&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</content>', "a\n\nb"],
    [
      '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>a <x:b>b</x:b></x:p><x:title>c</x:title>&lt;i&gt;</x:div></content>',
      "a **b**\n\n\\<i>",
    ],
  ])("%s", (written, shown) => {
    expect(entryOf(`<title>T</title>${written}`).tldr).toBe(shown);
  });

  test("what is said of the feed that an entry was copied from is not the entry's", () => {
    const entry = entryOf(
      "<source><id>x</id><title>Other</title><updated>2001-01-01</updated></source><title>Own</title><id>y</id><updated>2026-02-01T00:00:00Z</updated>",
    );
    expect(entry).toMatchObject({ title: "Own", date: "2026-02-01" });
  });
});

describe("a namespace counts, not its prefix", () => {
  const item =
    "<it:title>One</it:title><it:duration>90</it:duration><c:encoded><![CDATA[<p>long</p>]]></c:encoded>" +
    '<pc:person role="guest">Ada Example</pc:person><pc:transcript url="https://x.example/t.vtt"/>';
  const found = {
    title: "One",
    durationSeconds: 90,
    tldr: "long",
    guests: ["Ada Example"],
    extra: { transcripts: ["https://x.example/t.vtt"] },
  };
  const namespaces =
    'xmlns:it="https://www.itunes.com/DTDs/Podcast-1.0.dtd" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:pc="https://podcastindex.org/namespace/1.0"';

  test("for any prefix", () => {
    expect(itemOf(item, namespaces).episode).toMatchObject(found);
  });

  test("where each element declares its own", () => {
    const own = `<title xmlns="${ITUNES}">One</title><i:duration xmlns:i="${ITUNES}">90</i:duration>`;
    expect(itemOf(own, "").episode).toMatchObject({ title: "One", durationSeconds: 90 });
  });

  test("and the usual prefixes are understood undeclared", () => {
    const usual = item
      .replaceAll("it:", "itunes:")
      .replaceAll("pc:", "podcast:")
      .replaceAll("<c:", "<content:")
      .replaceAll("</c:", "</content:");
    expect(itemOf(usual, "").episode).toMatchObject(found);
  });

  test("also where Atom itself has one, or RSS 1.0", () => {
    const [atom] = read(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Desk</a:title><a:entry><a:title>One</a:title><a:link href="https://x.example/1"/></a:entry></a:feed>',
    );
    expect(atom!.episode).toMatchObject({
      podcast: "Desk",
      title: "One",
      url: "https://x.example/1",
    });
    const [rdf] = read(
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel><s:title>Desk</s:title></s:channel><s:item><s:title>One</s:title></s:item></r:RDF>',
    );
    expect(rdf!.episode).toMatchObject({ podcast: "Desk", title: "One" });
  });

  test("an element of another namespace is not the item's", () => {
    const other =
      '<title>One</title><atom:link href="https://x.example/feed"/><y:title xmlns:y="https://y.example">Two</y:title>';
    const { episode: found2 } = itemOf(other, 'xmlns:atom="http://www.w3.org/2005/Atom"');
    expect(found2).toMatchObject({ title: "One", url: null });
  });
});

test("media and Google Play tags stand in for what is missing", () => {
  const { episode: media } = itemOf(
    '<media:group><media:title>One</media:title><media:content url="https://x.example/1.jpg" medium="image"/><media:content url="https://x.example/1.mp3" type="audio/mpeg" duration="61"/></media:group><media:thumbnail url="https://x.example/t.jpg"/><media:keywords>a, b</media:keywords><googleplay:description>Short.</googleplay:description>',
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"',
  );
  expect(media).toMatchObject({
    title: "One",
    tldr: "Short.",
    durationSeconds: 61,
    topics: ["a", "b"],
    extra: { audio: "https://x.example/1.mp3", image: "https://x.example/t.jpg" },
  });
});

describe("the first date that can be read is the episode's", () => {
  test.each([
    ["<pubDate>soon</pubDate><dc:date>2026-02-01</dc:date>", "2026-02-01"],
    ["<dc:date>2026-02-01</dc:date><pubDate>Mon, 99 Foo</pubDate>", "2026-02-01"],
    ["<pubDate/><pubDate>1 Feb 2026</pubDate>", "2026-02-01"],
    ["<pubDate>?</pubDate><atom:updated>2026-02-01T00:00:00Z</atom:updated>", "2026-02-01"],
    [
      "<pubDate>Sun, 01 Feb 2026 23:30:00 -0800</pubDate><dc:date>2020-01-01</dc:date>",
      "2026-02-01",
    ],
  ])("%s", (dates, day) => {
    const draft = itemOf(`<title>T</title>${dates}`);
    expect(draft.episode.date).toBe(day);
    expect(draft.guesses).toEqual([]);
  });

  test("and without any, an error says so", () => {
    const draft = itemOf("<title>T</title>\n<pubDate>soon</pubDate><dc:date>later</dc:date>");
    expect(draft.episode.date).toBeNull();
    expect(draft.guesses).toEqual([{ line: 1, message: "“soon” is not a date and is left out" }]);
  });
});

test.each([
  ["2712", 2712],
  ["45", 45],
  ["45:12", 2712],
  ["1:04:09", 3849],
  ["00:60:05", 3605],
  ["0", null],
  ["00:00:00", null],
  ["4276000", null],
])("an item's duration of %s is %s seconds", (written, seconds) => {
  const { episode: found } = itemOf(
    `<title>T</title><itunes:duration>${written}</itunes:duration>`,
  );
  expect(found.durationSeconds).toBe(seconds);
});

describe("seasons", () => {
  const item = (season: string, number: string, more = "") =>
    `<item><title>T${season}-${number}${more}</title><itunes:season>${season}</itunes:season><itunes:episode>${number}</itunes:episode>${more}</item>`;
  const numbers = (drafts: Draft[]) => drafts.map(({ episode: found }) => found.number);

  test("are part of the number where the numbers begin anew in each", () => {
    expect(numbers(rssOf(item("1", "1") + item("1", "2") + item("02", "01")))).toEqual([
      "S1E1",
      "S1E2",
      "S2E1",
    ]);
  });

  test("are part of the number in a serial podcast", () => {
    expect(numbers(rssOf(`<itunes:type>serial</itunes:type>${item("1", "08")}`))).toEqual(["S1E8"]);
  });

  test.each([
    ["the numbers go on", item("1", "1") + item("1", "2") + item("2", "3")],
    ["a number comes twice in one season", item("1", "1") + item("1", "1")],
    [
      "only a bonus repeats a number",
      item("1", "1") + item("2", "1", "<itunes:episodeType>bonus</itunes:episodeType>"),
    ],
    ["a number has no season", item("1", "1") + "<item><itunes:episode>1</itunes:episode></item>"],
    [
      "a season is told in a text",
      `${item("1", "1")}<item><title>T</title><description><![CDATA[&lt;itunes:season&gt;2]]></description></item>`,
    ],
  ])("are not part of it where %s", (_, items) => {
    expect(numbers(rssOf(items)).join()).not.toContain("S");
  });

  test("count in an item whose title has them", () => {
    const [draft] = rssOf(
      "<item><title>S02E03: The ferry</title><itunes:title>The ferry</itunes:title><itunes:season>2</itunes:season><itunes:episode>3</itunes:episode></item>",
    );
    expect(draft!.episode).toMatchObject({ number: "S2E3", title: "The ferry" });
  });
});

test.each([
  ["<title>Desk #31 - Breath</title>", "31", "Breath"],
  ["<title>Desk: Ep. 31 – Breath</title>", "31", "Breath"],
  ["<title>Folge 31: Breath</title>", "31", "Breath"],
  ["<title>第31期：呼吸</title>", "31", "呼吸"],
  ["<title>EP31 呼吸</title>", "31", "呼吸"],
  ["<title>Season 2, Episode 4: Breath</title>", "S2E4", "Breath"],
  ["<title>#31 – Breath</title><itunes:title>Breath</itunes:title>", "31", "Breath"],
  ["<title>031 Breath</title><itunes:episode>31</itunes:episode>", "31", "Breath"],
  ["<title>12 Angry Men</title><itunes:episode>12</itunes:episode>", "12", "12 Angry Men"],
  ["<title>Desk 31</title>", null, "Desk 31"],
  ["<title>#1 New York bestseller</title>", null, "#1 New York bestseller"],
  ["<title>Episode 1 of our series</title>", null, "Episode 1 of our series"],
  ["<title>2026: a year</title>", null, "2026: a year"],
])("%s has number %s and title “%s”", (elements, number, shown) => {
  expect(itemOf(elements).episode).toMatchObject({ number, title: shown });
});

test("chapters in the item are a section", () => {
  const { episode: found } = itemOf(
    '<title>T</title><psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="00:00:00.000" title="Rain"/><psc:chapter start="12:07" title="Peat *&amp;* Co."/></psc:chapters>',
  );
  expect(found.sections).toMatchObject([
    { title: "Chapters", markdown: "- [00:00:00] Rain\n- [12:07] Peat \\*&\\* Co." },
  ]);
});

describe("an item is known again", () => {
  test.each([
    ['<guid isPermaLink="false"> a&amp;amp;b </guid><link>https://x.example/1</link>', "a&amp;b"],
    [
      "<link>https://x.example/1</link><enclosure url='https://x.example/1.mp3'/>",
      "https://x.example/1",
    ],
    ["<enclosure url='https://x.example/1.mp3'/>", "https://x.example/1.mp3"],
    ["", null],
  ])("by %s", (elements, key) => {
    expect(itemOf(`<title>T</title>${elements}`).key).toBe(key);
  });
});

describe("of a feed that is broken", () => {
  const head = "<rss><channel><title>Desk</title><item><title>One</title><guid>1</guid></item>";
  test.each([
    ["a title never ends", "<item><title>Two<guid>2</guid></item></channel></rss>"],
    [
      "an item never ends",
      "<item><title>Two</title><item><title>Three</title></item></channel></rss>",
    ],
    [
      "an end tag has another name",
      "<item><title>Two</titel><guid>2</guid></item></channel></rss>",
    ],
    [
      "something follows the end",
      "<item><title>Two</title></item></channel></rss><script>x</script>",
    ],
  ])("every item is read where %s", (_, rest) => {
    const titles = read(head + rest).map(({ episode: found }) => found.title);
    expect(titles.slice(0, 2)).toEqual(["One", "Two"]);
  });
});

test("a JSON Feed's titles are decoded, and its first readable date counts", () => {
  const text = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Desk &amp; Chair",
    items: [
      {
        id: "1",
        title: "It&#8217;s <b>new</b>: a < b",
        date_published: "soon",
        date_modified: "2026-02-01T00:00:00Z",
        content_html: "<p>x</p>",
      },
    ],
  });
  const [draft] = jsonFeed.read({ name: "-", text, mediaType: null });
  expect(draft!.episode).toMatchObject({
    podcast: "Desk & Chair",
    title: "It’s new: a < b",
    date: "2026-02-01",
    tldr: "x",
  });
});

const base = sharedFolder();
const CORPORA = join(FIXTURES, "corpora");
const feeds = readdirSync(CORPORA).filter((name) => name.startsWith("feed-"));

interface Expected {
  episodes: Record<string, unknown>[];
}

test.each(feeds)("%s is read as a person reads it", async (name) => {
  const folder = join(CORPORA, name);
  const source = readdirSync(folder).find((file) => file.startsWith("source."))!;
  const expected: Expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const to = join(base, name);
  const { stdout, code } = await episode(["import", join(folder, source), "--to", to]);
  expect(code).toBe(0);
  expect(stdout.trim().split("\n").length).toBe(expected.episodes.length);
  const shown = await Promise.all(
    expected.episodes.map(({ ref }) =>
      episode(["show", String(ref), "--library", to, "--format", "json"]),
    ),
  );
  for (const [i, { ref, ...fields }] of expected.episodes.entries())
    expect([ref, JSON.parse(shown[i]!.stdout)]).toMatchObject([ref, fields]);
});
