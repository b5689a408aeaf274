/** A page of reference that `episode help NAME` shows. */
interface Page {
  name: string;
  /** What it covers, in a few words for the list of pages. */
  about: string;
  load(): Promise<{ default: string }>;
}

/** Every page, in the order they are listed; a new one is a Markdown file and a line here. */
export const PAGES: readonly Page[] = [
  { name: "file", about: "the episode file, and library.yaml", load: () => import("./file.md") },
  {
    name: "refs",
    about: "how episodes and takeaways are addressed",
    load: () => import("./refs.md"),
  },
  {
    name: "topics",
    about: "hashtags, topic filters and topics.yaml",
    load: () => import("./topics.md"),
  },
  { name: "search", about: "the search syntax and the ranking", load: () => import("./search.md") },
  { name: "formats", about: "output formats and their fields", load: () => import("./formats.md") },
  {
    name: "import",
    about: "sources, formats, and importing again",
    load: () => import("./import.md"),
  },
  {
    name: "check",
    about: "every kind of problem, and what --fix does",
    load: () => import("./check.md"),
  },
  {
    name: "environment",
    about: "variables, folders and exit codes",
    load: () => import("./environment.md"),
  },
  { name: "index", about: "what is cached, and where", load: () => import("./index.md") },
];

/** The Markdown of a page as a reader sees it. Throws where there is no page of that name. */
export async function pageText(name: string): Promise<string> {
  const page = PAGES.find((one) => one.name === name);
  if (!page) throw new Error(`no page ${name}`);
  return forReader((await page.load()).default);
}

/** Without the markers around tables and without links to other pages, which lead nowhere here. */
function forReader(markdown: string): string {
  return markdown
    .replace(/^<!-- [a-z -]+ -->\n/gm, "")
    .replace(/\[([^\]\n]+)\]\((?![a-z]+:)[^)\n]*\.md\)/g, "$1");
}
