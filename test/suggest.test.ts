import { expect, test } from "vitest";
import { topicSuggester } from "../src/topics/suggest.ts";
import { NO_VOCABULARY } from "../src/topics/vocabulary.ts";
import { parseVocabulary } from "../src/topics/parse.ts";

const { vocabulary } = parseVocabulary(
  `
ai: {label: AI, aliases: [artificial-intelligence]}
agents: {label: AI agents, aliases: [agent], broader: [ai]}
gpus: {label: GPUs, aliases: [accelerator], broader: [hardware]}
hardware: {}
scaling-laws: {aliases: [scaling], broader: [ai]}
datacenters: {aliases: [data-centres]}
front-matter: {}
filters: {label: Filtering results, aliases: [filter]}
go: {label: Go}
us: {label: United States}
r: {}
c++: {}
therapist: {}
cafe: {label: Café culture}
policy: {aliases: [policies]}
`,
  "topics.yaml",
);

function topicsIn(title: string, text = "", episodeTopics: string[] = []): string[] {
  return topicSuggester(vocabulary)({ title, text }, episodeTopics).map(({ topic }) => topic);
}

test.each([
  ["GPUs are scarce", "gpus"],
  ["A gpu for everyone", "gpus"],
  ["Accelerators are scarce", "gpus"],
  ["The scaling law holds", "scaling-laws"],
  ["Scaling-laws hold", "scaling-laws"],
  ["The scalinglaws hold", "scaling-laws"],
  ["Scaling helps", "scaling-laws"],
  ["A data-center in the woods", "datacenters"],
  ["Data centres in the woods", "datacenters"],
  ["Frontmatter is for facts", "front-matter"],
  ["Filtered coffee", "filters"],
  ["Filtering results by hand", "filters"],
  ["Europe’s policies", "policy"],
  ["An AI agent’s work", "agents"],
  ["Artificial intelligence in schools", "ai"],
  ["Programs written in Go are small", "go"],
  ["What the US exports", "us"],
  ["Statistics with R, not by hand", "r"],
  ["Why C++ stays", "c++"],
  ["The café culture of Vienna", "cafe"],
])("“%s” is about %s", (title, topic) => {
  expect(topicsIn(title)).toEqual([topic]);
});

test.each([
  ["Go home early"],
  ["They let us go"],
  ["How to Go Far in Life"],
  ["At scale, all scales break"],
  ["The rapist was caught"],
  ["Aim for the gpuless"],
  ["J’ai faim"],
  ["The front. Matter of fact"],
  ["Scale laws"],
  ["constructor __proto__ toString"],
  [""],
])("“%s” is about nothing known", (title) => {
  expect(topicsIn(title, "")).toEqual([]);
});

test("it says where a topic stands, title first, then what the text names most", () => {
  const takeaway = {
    title: "Policy follows GPUs",
    text: "A café culture needs therapists. Therapists need policies, and filters.",
  };
  expect(topicSuggester(vocabulary)(takeaway, [])).toEqual([
    { topic: "policy", because: "“Policy” in the title" },
    { topic: "gpus", because: "“GPUs” in the title" },
    { topic: "therapist", because: "“therapists” in the text" },
    { topic: "cafe", because: "“café culture” in the text" },
    { topic: "filters", because: "“filters” in the text" },
  ]);
});

test("a narrower topic makes its broader one superfluous", () => {
  expect(topicsIn("AI needs hardware", "It needs GPUs and agents.")).toEqual(["gpus", "agents"]);
});

test("of two topics that are broader than each other the first stays", () => {
  const circle = parseVocabulary("a1: {broader: [b1]}\nb1: {broader: [a1]}", "topics.yaml");
  const suggest = topicSuggester(circle.vocabulary);
  expect(suggest({ title: "b1 and a1", text: "" }, [])).toEqual([
    { topic: "b1", because: "“b1” in the title" },
  ]);
});

test("an episode's own topics count too, and there are never more than five", () => {
  expect(topicsIn("Bread ovens", "", ["bread-oven", "agent"])).toEqual(["bread-oven"]);
  const suggest = topicSuggester(NO_VOCABULARY);
  const own = ["oak", "elm", "ash", "fir", "yew", "pine", ""];
  const named = suggest({ title: "Oaks, elms and ash", text: "Pine, fir, yew." }, own);
  expect(named.map(({ topic }) => topic)).toEqual(["oak", "elm", "ash", "pine", "fir"]);
});

test("where a link leads does not count", () => {
  expect(
    topicsIn("Read on", "See [this](https://example.org/gpus) or https://agents.example"),
  ).toEqual([]);
});

test("a text of any size and kind is read in one pass", () => {
  for (const text of ["data-".repeat(2e6), "](".repeat(2e6), "AI ".repeat(2e6), "x".repeat(5e6)])
    expect(topicsIn("", text).length).toBeLessThanOrEqual(1);
});
