import { describe, expect, test } from "vitest";
import { renamingOf } from "../src/change/renaming.ts";
import { retopicEpisode } from "../src/change/retopic-episode.ts";
import { retopicVocabulary } from "../src/change/retopic-vocabulary.ts";
import { NO_RULES } from "../src/episode/rules.ts";
import { parse } from "../src/episode/parse.ts";

const PATH = "p/1.md";

function retopic(text: string, from = "gpu", to = "gpus"): string | null {
  const read = { text, path: PATH, rules: NO_RULES, parsed: parse(text, PATH) };
  return retopicEpisode(read, renamingOf(from, to));
}

/** A file with these lines of front matter. */
function front(lines: string): string {
  return `---\ntitle: T\n${lines}\n---\n\nBody about gpu and #gpu.\n`;
}

describe("in front matter", () => {
  test.each([
    ["topics: [gpu, light]  # mine", "topics: [gpus, light]  # mine"],
    ["tags: light, GPU", "tags: light, gpus"],
    ["keywords: '#gpu #light'", "keywords: '#gpus #light'"],
    ["tags:\n  - light   # a\n  - gpu     # b", "tags:\n  - light   # a\n  - gpus     # b"],
    ['topics: ["GPU", "gpu/cheap"]', 'topics: ["gpus", "gpus/cheap"]'],
    ["topics: [gpu, gpus, light]", "topics: [gpus, light]"],
    ["topics: [light, gpus, gpu]", "topics: [light, gpus]"],
    ["topics:\n- gpus\n- gpu\n- light", "topics:\n- gpus\n- light"],
  ])("%s", (before, after) => {
    expect(retopic(front(before))).toBe(front(after));
  });

  test("a word that only contains the name is another topic", () => {
    const text = front("topics: [gpu-prices, my-gpu, gpux]");
    expect(retopic(text)).toBe(text);
  });

  test("TOML", () => {
    const text = '+++\ntitle = "T"\ntags = ["gpu", "light"] # mine\n+++\n\nBody.\n';
    expect(retopic(text)).toBe(text.replace('"gpu"', '"gpus"'));
  });

  test("a favourite that a key states gets a topic in its place", () => {
    const text = front("topics: [light]\nstarred: true");
    expect(retopic(text, "starred", "best")).toBe(front("topics: [light, best]"));
  });
});

describe("in takeaways", () => {
  const file = (body: string) => `---\ntitle: T\n---\n\n## Takeaways\n\n${body}\n`;

  test.each([
    ["### 1. A\n#gpu #light [00:01:00]\n\nText.", "### 1. A\n#gpus #light [00:01:00]\n\nText."],
    ["### 1. A\n#gpu/a, #gpu/b\n\n#gpu is kept.", "### 1. A\n#gpus/a, #gpus/b\n\n#gpu is kept."],
    ["- **A**: they use #gpu. Yes.", "- **A**: they use #gpus. Yes."],
    ["- **A**: text. #gpus #gpu", "- **A**: text. #gpus"],
    ["- **A**: text. #gpu #gpus #light", "- **A**: text. #gpus #light"],
    ["### A\nTopics: GPU, light\n\nText.", "### A\nTopics: gpus, light\n\nText."],
    ["### A `#gpu`\n\nIn code: `#gpu`.", "### A `#gpu`\n\nIn code: `#gpu`."],
  ])("%s", (before, after) => {
    expect(retopic(file(before))).toBe(file(after));
  });

  test("line ends and a byte order mark stay", () => {
    const text = `\ufeff${file("- A: b. #gpu").replaceAll("\n", "\r\n")}`;
    expect(retopic(text)).toBe(text.replace("#gpu", "#gpus"));
  });
});

describe("in a body without front matter", () => {
  test.each([
    ["# T\n\n**Guest:** Ada\n**Tags:** light, GPU\n\nText.\n", "GPU"],
    ["# T\n\nText.\n\n## Topics\n\n- Light\n- GPU\n\n## More\n\nGPU\n", "GPU"],
  ])("%s", (text, name) => {
    expect(parse(text, PATH).episode.topics).toContain("gpu");
    expect(retopic(text)).toBe(text.replace(name, "gpus"));
  });
});

describe("in the vocabulary", () => {
  const change = (text: string, alias = false) =>
    retopicVocabulary(text, renamingOf("gpu", "gpus"), alias);

  test.each([
    ["gpu:\n  label: Chips  # c\n\nlight: {}\n", "gpus:\n  label: Chips  # c\n\nlight: {}\n"],
    ["gpu: GPU\n", "gpus: Gpus\n"],
    ["a: {broader: [gpu, b]}\nb: {}\ngpu: {}\n", "a: {broader: [gpus, b]}\nb: {}\ngpus: {}\n"],
    ["a:\n  broader:\n    - gpu # x\n    - gpus\n", "a:\n  broader:\n    - gpus\n"],
    ["a:\n  broader: gpu, b\n", "a:\n  broader: gpus, b\n"],
    ["gpu/x: {}\n'gpu': {}\n", "gpus/x: {}\n'gpus': {}\n"],
    ["gpus: {aliases: [gpu, g]}\n", "gpus: {aliases: [gpu, g]}\n"],
    [
      "# top\ngpu:\n  aliases: [g]\n# next\ngpus:\n  label: G\n",
      "# top\n# next\ngpus:\n  label: G\n  aliases: [g]\n",
    ],
    ["light: {}\n", "light: {}\n"],
    ["", ""],
  ])("%j", (before, after) => {
    expect(change(before)).toBe(after);
  });

  test("the old name stays as an alias where that is asked for", () => {
    expect(change("gpu: {label: Chips, aliases: [g]}\n", true)).toBe(
      "gpus: {label: Chips, aliases: [gpu, g]}\n",
    );
    expect(change("", true)).toBe("gpus:\n  label: Gpus\n  aliases: [gpu]\n");
  });

  test("a vocabulary that cannot be read is left alone", () => {
    expect(change("gpu: [\n")).toBe("gpu: [\n");
    expect(change("gpu: {}\nGPU: {}\n")).toBe(null);
  });
});
