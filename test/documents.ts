import { readFileSync } from "node:fs";
import { CODES } from "../src/check/rules/codes.ts";
import { EXIT } from "../src/errors.ts";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import { PAGES } from "../src/help/pages.ts";
import { formatsFor } from "../src/render/formats.ts";
import { TABLES as TABLES_IN_INDEX } from "../src/index/schema.ts";
import { FIELDS } from "../src/rows/fields.ts";

/** The folder of the project. */
export const ROOT = new URL("../", import.meta.url);

/** The documents whose tables and examples are tested, as paths from there. */
export const DOCUMENTS = ["README.md", ...PAGES.map(({ name }) => `src/help/${name}.md`)];

/** A document's text. */
export function readDocument(path: string): string {
  return readFileSync(new URL(path, ROOT), "utf8");
}

/** The tables of documents that the program's own lists give, by the name of their marker. */
const TABLES: Record<string, () => string> = {
  fields: () =>
    Object.entries(FIELDS)
      .map(([kind, fields]) => {
        const rows = fields.map(({ name, type, about }) => `| \`${name}\` | ${type} | ${about} |`);
        return [`**${kind}**`, "", "| field | type | what |", "|---|---|---|", ...rows].join("\n");
      })
      .join("\n\n"),
  "exit codes": () => {
    const rows = Object.entries(EXIT).map(([name, code]) => `| ${code} | ${EXIT_MEANING[name]} |`);
    return ["| code | meaning |", "|---|---|", ...rows].join("\n");
  },
  formats: () => {
    const rows = formatsFor("problem").map(({ name, about }) => `| \`${name}\` | ${about} |`);
    return ["| `--format` | gives |", "|---|---|", ...rows].join("\n");
  },
  "import formats": () => {
    const rows = IMPORTERS.map(({ name, about }) => `| \`${name}\` | ${about} |`);
    return ["| `--from` | what |", "|---|---|", ...rows].join("\n");
  },
  tables: () => {
    const shown = Object.entries(TABLES_IN_INDEX).map(([table, columns]) => {
      const names = Object.keys(columns).filter((name) => name !== "");
      return `| \`${table}\` | ${names.map((name) => `\`${name}\``).join(", ")} |`;
    });
    return ["| table | columns |", "|---|---|", ...shown].join("\n");
  },
  codes: () => {
    const rows = Object.entries(CODES).map(
      ([code, { severity, about }]) => `| \`${code}\` | ${severity} | ${about} |`,
    );
    return ["| code | severity | what |", "|---|---|---|", ...rows].join("\n");
  },
};

const EXIT_MEANING: Record<string, string> = {
  answered: "there is an answer, and it is printed",
  nothing: "the answer is no: nothing matched, or `check` found errors",
  notAsked: "it could not be asked: wrong usage, unknown ref, unreadable library, refused import",
  fault: "an internal error, with what to report",
  interrupted: "interrupted",
};

/** A document with every table as the program gives it. */
export function withTables(text: string): string {
  return text.replace(/(<!-- ([a-z ]+) -->\n)[^]*?(<!-- end -->)/g, (_, start, name, end) => {
    return `${start}${TABLES[name]!()}\n${end}`;
  });
}

/** The fenced code of a language, in order. */
export function fences(text: string, language: string): string[] {
  const found = text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"));
  return [...found].map(([, code]) => code!);
}

/** The lines of examples that a reader would paste into a shell. */
export function linesIn(text: string): string[] {
  return fences(text, "sh")
    .flatMap((code) => code.split("\n"))
    .filter((line) => line.startsWith("episode "));
}

/** A command line of an example, and what the document says it prints. */
export interface ExampleStep {
  line: string;
  output: string;
}

/** The commands of a document's `console` examples, in order. */
export function stepsIn(text: string): ExampleStep[] {
  return fences(text, "console").flatMap(stepsOf);
}

function stepsOf(code: string): ExampleStep[] {
  return code.split(/^(?=\$ )/m).map((step) => {
    const end = step.indexOf("\n");
    return { line: step.slice(2, end), output: step.slice(end + 1) };
  });
}

/** A document whose `console` examples print what `outputOf` gives for each command line. */
export function withOutputs(text: string, outputOf: (line: string) => string): string {
  return text.replace(/(^```console\n)([^]*?)(^```$)/gm, (_, start, code, end) => {
    const steps = stepsOf(code).map(({ line }) => `$ ${line}\n${outputOf(line)}`);
    return `${start}${steps.join("")}${end}`;
  });
}
