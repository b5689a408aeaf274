import { describe, expect, test } from "vitest";
import { htmlToMarkdown } from "../src/import/formats/markup/markdown.ts";
import { html } from "../src/import/formats/html.ts";

describe("HTML as Markdown", () => {
  test.each([
    ["<p>a <b> bold </b>and <i>slanted</i></p>", "a **bold** and *slanted*"],
    ["<b>a</b><b>b</b>", "**ab**"],
    [
      "2 * 3 and *stars*, snake_case and _lines_",
      "2 * 3 and \\*stars\\*, snake_case and \\_lines\\_",
    ],
    ["&lt;b&gt; &amp;amp; [x](y) # no", "\\<b> \\&amp; [x\\](y) # no"],
    ["# no<br># no", "\\# no\\\n\\# no"],
    ["one<br><br>two", "one\n\ntwo"],
    ["so!<a href='https://x.example/a(b)'>link</a>", "so\\![link](https://x.example/a%28b%29)"],
    [
      "<a href='/local'>local</a> <a href='mailto:a@b.example'>mail</a>",
      "local [mail](mailto:a@b.example)",
    ],
    [
      "<a href='https://x.example'><h3>T</h3><p>card</p></a>",
      "### [T](https://x.example)\n\n[card](https://x.example)",
    ],
    ["<ul><li>a<li>b<ul><li>c</ul><li><p>d<p>e</ul>", "- a\n- b\n  - c\n- d\n\n  e"],
    ["<ol><li>a<pre>x\n  y</pre><li>b</ol>", "1. a\n\n   ```\n   x\n     y\n   ```\n2. b"],
    ["<blockquote><p>a<p>b</blockquote>c", "> a\n>\n> b\n\nc"],
    ["<code>a`b</code> <code></code>", "``a`b``"],
    [
      "<table><tr><th>a|b<th>c<tr><td>1<td><p>2<p>3</table>",
      "| a\\|b | c |\n| --- | --- |\n| 1 | 2 3 |",
    ],
    ["<table><tr><td><h2>Laid out</h2><p>as a page</table>", "Laid out as a page"],
    [
      "<img src='https://x.example/p.png' alt='Pic'><img src='https://x.example/pixel'>",
      "[Pic](https://x.example/p.png)",
    ],
    ["a<svg><title>t</title><path/></svg><svg/>b<nav>menu</nav><template>x</template>", "ab"],
  ])("%s", (source, markdown) => {
    expect(htmlToMarkdown(source)).toBe(markdown);
  });
});

/** The takeaways of a page that has these below their heading. */
function takeaways(body: string): string[] {
  const text = `<html><body><h1>T</h1><h2>Key takeaways</h2>${body}<h2>More</h2><p>x</p></body></html>`;
  const [draft] = html.read({ name: "-", text, mediaType: null });
  return draft!.episode.takeaways.map(
    ({ number, title, text: own }) => `${number}|${title}|${own}`,
  );
}

describe("takeaways of a page, each title to the letter", () => {
  test.each([
    [
      "headings, numbers beside them",
      "<p>1</p><h3>Tools win</h3><p>gpt is one.</p><p>2</p><h3>B 3D</h3><p>c</p>",
    ],
    ["numbered headings", "<h3>1. Tools win</h3><p>gpt is one.</p><h3>2. B 3D</h3>c"],
    [
      "bold in paragraphs after a number",
      "<div>1</div><p><b>Tools win</b> gpt is one.</p><div>2</div><p><b>B 3D</b> c</p>",
    ],
    [
      "bold paragraphs",
      "<p><strong>Tools win</strong></p><p>gpt is one.</p><p><strong>B 3D:</strong> c</p>",
    ],
    ["numbers before bold", "<p>1. <b>Tools win:</b> gpt is one.</p><p>2. <b>B 3D</b>: c</p>"],
    ["an ordered list", "<ol><li><b>Tools win.</b> gpt is one.<li><b>B 3D</b><p>c</ol>"],
    ["a list with dashes", "<ol><li><b>Tools win</b> – gpt is one.<li><b>B 3D</b> — c</ol>"],
    [
      "titles as paragraphs",
      "<i>1</i><p>Tools win</p><p>gpt is one.</p><span>2</span><p>B 3D</p><p>c</p>",
    ],
  ])("%s", (_, body) => {
    expect(takeaways(body)).toEqual(["1|Tools win|gpt is one.", "2|B 3D|c"]);
  });

  test.each([
    ["numbers before bold", "<p>1. <b>Tools win</b> gpt is one.</p><p>2. <b>B 3D</b> c</p>"],
    ["an ordered list", "<ol><li><b>Tools win</b> gpt is one.<li><b>B 3D</b> c</ol>"],
  ])("a bold phrase that runs on into its sentence stays in the text: %s", (_, body) => {
    expect(takeaways(body)).toEqual(["1|Tools win|**Tools win** gpt is one.", "2|B 3D|**B 3D** c"]);
  });

  test("a title that nothing separates is guessed from its sentence, with its line", () => {
    const text = `<html><h1>T</h1>\n<h2>Takeaways</h2>\n<p>1</p>\n<p>Tools win the day. They do.</p></html>`;
    const [draft] = html.read({ name: "-", text, mediaType: null });
    expect(draft!.episode.takeaways).toMatchObject([
      { title: "Tools win the day", text: "They do." },
    ]);
    expect(draft!.guesses.map(({ line }) => line)).toEqual([3]);
  });
});

describe("texts side by side", () => {
  test.each([
    ["<p><span>10 Feb 2026</span><span>6 min read</span>", "10 Feb 2026 6 min read"],
    ["<p><span>Episode</span><span>12</span>", "Episode 12"],
    ["<p><x-a>Ada Example</x-a><x-b>Host</x-b>", "Ada Example Host"],
    [
      "<p><a href='https://x.example/a'>Alpha</a><a href='https://x.example/b'>Beta</a>",
      "[Alpha](https://x.example/a) [Beta](https://x.example/b)",
    ],
  ])("are not one word in %s", (source, markdown) => {
    expect(htmlToMarkdown(source)).toBe(markdown);
  });

  test.each([
    ["<p><span>T</span><span>he</span> end", "The end"],
    ["<p><span>hel</span><span>lo</span>", "hello"],
    ["<p><span>$</span><span>100</span>", "$100"],
    ["<p><span>3</span><span>rd</span>", "3rd"],
    ["<p><code><span>foo</span><span>Bar</span></code>", "`fooBar`"],
    ["<pre><span>foo</span><span>Bar</span></pre>", "```\nfooBar\n```"],
  ])("are one word in %s", (source, markdown) => {
    expect(htmlToMarkdown(source)).toBe(markdown);
  });
});

/** The draft of a page with this below its title. */
function pageWith(below: string) {
  const text = `<html><body><p>Desk Stories</p><h1>#12 – Bread</h1>${below}<h2>TL;DR</h2><p>Old.</p><h2>Takeaways</h2><ol><li><b>A</b> b</li></ol></body></html>`;
  const [draft] = html.read({ name: "-", text, mediaType: null });
  return draft!;
}

describe("the facts below a title", () => {
  test.each([
    "<div><span>10 Feb 2026</span><span>6 min read</span><span>45m</span></div>",
    "<div><span>10 Feb 2026</span> <span>6 min read</span>\n<span>45m</span></div>",
    "<div><div>10 Feb 2026</div><div>6 min read</div><div>45m</div></div>",
    "<p>10 Feb 2026<br>6 min read<br>45m</p>",
    "<ul><li>10 Feb 2026<li>6 min read<li>45m</ul>",
    "<div><span><svg></svg><b>10 Feb 2026</b></span><small>6 min read</small><a href=/x>45m</a></div>",
    "<div><x-date>10 Feb 2026</x-date><x-read>6 min read</x-read><x-length>45m</x-length></div>",
    "<p>Published <time datetime='2026-02-10T23:30:00-08:00'>Tuesday</time> · 6 min read · <span>45m</span></p>",
    "<div><time datetime='2026-02-10'>3 days ago</time><span></span><span>6 min read</span><time datetime='PT45M'>three quarters</time></div>",
  ])("are three in %s", (below) => {
    const { episode } = pageWith(below);
    expect(episode).toMatchObject({
      podcast: "Desk Stories",
      date: "2026-02-10",
      readingMinutes: 6,
      durationSeconds: 2700,
    });
    expect(episode.sections.map(({ name }) => name)).toEqual(["tldr", "takeaways"]);
  });

  test("beside text that is not valid leave it where it is", () => {
    const { episode } = pageWith("<div><span>Ada Example</span><span>10 Feb 2026</span></div>");
    expect(episode.date).toBe("2026-02-10");
    expect(episode.sections[0]).toMatchObject({
      name: "intro",
      markdown: "Ada Example 10 Feb 2026",
    });
  });

  test("are not what a sentence tells", () => {
    const sentence =
      "<p>On <time datetime='1969-07-20'>that day</time> people stood on the moon.</p>";
    expect(pageWith(sentence).episode.date).toBeNull();
  });
});

describe("a paragraph of the TL;DR that begins with a guest", () => {
  const tldr = (paragraph: string) => {
    const text = `<html><h1>Files</h1><p>with Ada Example &amp; Bo Sample</p><h2>TL;DR</h2><p>Files outlive apps.</p>\n<p>${paragraph}</p><p>Notes do too.</p></html>`;
    const [draft] = html.read({ name: "-", text, mediaType: null });
    return draft!;
  };

  test("and tells of each of them is about the guests", () => {
    const { episode, guesses } = tldr("Ada Example writes about files. Bo Sample builds tools.");
    expect(episode.sections).toMatchObject([
      { name: "tldr", markdown: "Files outlive apps.\n\nNotes do too." },
      { name: "guests", markdown: "Ada Example writes about files. Bo Sample builds tools." },
    ]);
    expect(guesses).toEqual([{ line: 2, message: "this paragraph says who the guests are" }]);
  });

  test("and says what she says stays, and is reported", () => {
    const { episode, guesses } = tldr("Ada Example argues for plain files.");
    expect(episode.sections).toMatchObject([
      {
        name: "tldr",
        markdown: "Files outlive apps.\n\nAda Example argues for plain files.\n\nNotes do too.",
      },
    ]);
    expect(guesses).toEqual([
      {
        line: 2,
        message: "this paragraph may say who the guests are; it stays in the TL;DR",
      },
    ]);
  });
});

describe("pages saved into one file", () => {
  const one = "<!DOCTYPE html>\n<html><body><h1>One</h1><p>a</p></body></html>\n";
  const two =
    "<!doctype html>\n<html><h1>Two</h1>\n<h2>Takeaways</h2>\n<p>1</p>\n<p>Tools win the day. They do.</p></html>";
  const read = (text: string) => [...html.read({ name: "-", text, mediaType: null })];

  test.each(["", "<!-- the next one -->\n"])("are an episode each, with %s between", (between) => {
    const drafts = read(one + between + two);
    expect(drafts.map(({ episode }) => episode.title)).toEqual(["One", "Two"]);
    const line = between === "" ? 6 : 7;
    expect(drafts.map(({ guesses }) => guesses.map((guess) => guess.line))).toEqual([[], [line]]);
  });

  test("are one where a page only shows the code of another", () => {
    const shown = one.replace(
      "<p>a</p>",
      "<pre>&lt;/html&gt; &lt;html&gt;</pre><iframe srcdoc='<html>'>",
    );
    expect(read(shown)).toHaveLength(1);
  });
});

test("what a template escaped in a page's data is decoded", () => {
  const data = JSON.stringify({
    "@type": "PodcastEpisode",
    name: "Rock &amp;amp; Roll &#8211; <b>live</b>",
    partOfSeries: { name: "R&amp;B" },
    datePublished: "soon",
    uploadDate: "2026-02-01",
  });
  const text = `<html><script type="application/ld+json">${data}</script><p>x</p></html>`;
  const [draft] = html.read({ name: "-", text, mediaType: null });
  expect(draft!.episode).toMatchObject({
    title: "Rock & Roll – live",
    podcast: "R&B",
    date: "2026-02-01",
  });
});
