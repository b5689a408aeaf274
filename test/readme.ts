import { CODES } from "../src/check/rules/codes.ts";
import { EXIT } from "../src/errors.ts";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import { FIELDS } from "../src/rows/fields.ts";

/** The parts of the README that the program's own lists give, by the name of their marker. */
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
  "import formats": () => {
    const rows = IMPORTERS.map(({ name, about }) => `| \`${name}\` | ${about} |`);
    return ["| `--from` | what |", "|---|---|", ...rows].join("\n");
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
  fault: "a fault of the program, with what to report",
  interrupted: "interrupted",
};

/** The README with every table as the program gives it. */
export function withTables(readme: string): string {
  return readme.replace(/(<!-- ([a-z ]+) -->\n)[^]*?(<!-- end -->)/g, (_, start, name, end) => {
    return `${start}${TABLES[name]!()}\n${end}`;
  });
}

/** The fenced code of a language, in order. */
export function fences(readme: string, language: string): string[] {
  const found = readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"));
  return [...found].map(([, code]) => code!);
}
