import { describe, expect, test } from "vitest";
import { htmlToMarkdown } from "../src/importers/markup/markdown.ts";
import { html } from "../src/importers/html.ts";

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
    ["numbers before bold", "<p>1. <b>Tools win</b> gpt is one.</p><p>2. <b>B 3D</b> c</p>"],
    ["an ordered list", "<ol><li><b>Tools win</b> gpt is one.<li><b>B 3D</b><p>c</ol>"],
    [
      "titles as paragraphs",
      "<i>1</i><p>Tools win</p><p>gpt is one.</p><span>2</span><p>B 3D</p><p>c</p>",
    ],
  ])("%s", (_, body) => {
    expect(takeaways(body)).toEqual(["1|Tools win|gpt is one.", "2|B 3D|c"]);
  });

  test("where nothing sets a title apart, its sentence is a guess with its line", () => {
    const text = `<html><h1>T</h1>\n<h2>Takeaways</h2>\n<p>1</p>\n<p>Tools win the day. They do.</p></html>`;
    const [draft] = html.read({ name: "-", text, mediaType: null });
    expect(draft!.episode.takeaways).toMatchObject([
      { title: "Tools win the day", text: "They do." },
    ]);
    expect(draft!.guesses.map(({ line }) => line)).toEqual([3]);
  });
});
