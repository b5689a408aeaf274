import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { readTranscript } from "./transcript.ts";
import { episode } from "./episode.ts";

const FOLDER = new URL("transcripts/", import.meta.url);

/** The kinds of objects that a command can answer with, by its name. */
const KINDS: Record<string, readonly string[]> = {
  show: ["episode", "takeaway"],
  list: ["episode"],
  takeaways: ["takeaway"],
  topics: ["topic"],
  search: ["match"],
  check: ["problem"],
};

const validators = new Map<string, ValidateFunction>();

beforeAll(async () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  for (const kind of new Set(Object.values(KINDS).flat())) {
    const { stdout } = await episode(["schema", kind]);
    validators.set(kind, ajv.compile(JSON.parse(stdout) as object));
  }
});

/** What is wrong with an object by the schema of each kind; empty where one of them fits. */
function faults(row: unknown, kinds: readonly string[]): string[] {
  const found = kinds.map((kind) => {
    const validate = validators.get(kind)!;
    if (validate(row)) return [];
    return validate.errors!.map(
      ({ instancePath, message = "" }) => `${kind}${instancePath} ${message}`,
    );
  });
  return found.some((one) => one.length === 0) ? [] : found.flat();
}

/** The format of a command's answer where it is JSON, else null. */
function jsonFormat(argv: readonly string[]): "json" | "ndjson" | null {
  if (argv.includes("--json")) return "json";
  const format = /--format[ =](json|ndjson)(?: |$)/.exec(argv.join(" "))?.[1];
  return format === "json" || format === "ndjson" ? format : null;
}

/** The objects of an answer: an array, one object a line, or objects that follow one another. */
function rowsIn(stdout: string, format: "json" | "ndjson"): unknown[] {
  const texts = format === "ndjson" ? stdout.trimEnd().split("\n") : stdout.split(/^(?=\{)/m);
  return texts.flatMap((text) => JSON.parse(text) as unknown);
}

const ANSWERS = readdirSync(FOLDER).flatMap((name) =>
  readTranscript(readFileSync(new URL(name, FOLDER), "utf8")).flatMap(
    ({ line, argv, expected: { stdout } }) => {
      const kinds = KINDS[argv[0]!];
      const format = jsonFormat(argv);
      return kinds && format && stdout !== "" ? [{ name, line, kinds, format, stdout }] : [];
    },
  ),
);

test.each(ANSWERS)("$name: $line gives what the schema says", ({ kinds, format, stdout }) => {
  expect(rowsIn(stdout, format).flatMap((row) => faults(row, kinds))).toEqual([]);
});

test("every kind of object is among them", () => {
  const rows = ANSWERS.flatMap(({ stdout, format }) => rowsIn(stdout, format));
  const known = Object.values(KINDS).flat();
  for (const kind of known)
    expect(rows.filter((row) => faults(row, [kind]).length === 0).length).toBeGreaterThan(0);
});

test.each([
  ["takeaway", { ref: "desk-notes/12" }, []],
  ["takeaway", { ref: "desk notes/12:1" }, ["takeaway/ref must match pattern"]],
  ["takeaway", { start: -1, url: 3 }, ["takeaway/start must be >= 0", "takeaway/url must be"]],
  ["episode", { date: "2 May 2024" }, ["episode/date must match pattern"]],
  ["episode", { number: "S2E4", language: "de" }, ["episode must NOT have additional"]],
  ["episode", { takeaways: [{ number: "1" }] }, ["episode/takeaways/0/number must be integer"]],
  ["match", { kind: "guess" }, ["match/kind must be equal to one of"]],
])("a %s such as %j is judged by its schema", (kind, row, wrong) => {
  expect(faults(row, [kind])).toEqual(wrong.map((start) => expect.stringContaining(start)));
});

test("schema without a name lists the names", async () => {
  const { stdout, code } = await episode(["schema"]);
  expect({ stdout, code }).toEqual({
    stdout: "episode\ntakeaway\ntopic\nmatch\nproblem\n",
    code: 0,
  });
});
