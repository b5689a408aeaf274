import { dump } from "js-yaml";
import { UserError } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { hasScheme } from "../text/web-address.ts";
import { withoutUser } from "./address.ts";
import type { Episode } from "./episode.ts";
import { isEmpty, type FieldName } from "./fields.ts";
import { readFrontMatter } from "./front-matter.ts";
import { knownKey } from "./keys.ts";
import { readMetadata } from "./metadata.ts";
import { collect } from "./problem.ts";
import { frontStatements } from "./statements.ts";

/**
 * The metadata in a value that a person gave for a key, read as front matter is; a user and a
 * password in an address are left out. Throws a UserError, in which `shownAs` gives the value with
 * its key, where it is not valid.
 */
export function givenMetadata(
  key: string,
  written: string,
  shownAs: (value: string) => string,
): Partial<Episode> {
  const value = hasScheme(written) ? withoutUser(written) : written;
  const shown = shownAs(value);
  const typed = String(Number(value)) === value ? Number(value) : cleanLine(value);
  const { problems, report } = collect("");
  const front = readFrontMatter(`---\n${dump({ [key]: typed })}---\n`, report);
  const read = readMetadata(front, frontStatements(front), report, () => {});
  const { description, takeaways: _, fromBody: __, ...metadata } = read;
  const [problem] = problems;
  if (problem) throw new UserError(`${shown}: ${problem.message}`, problem.hint);
  if (isKey("url", key) && metadata.url === null)
    throw new UserError(
      `${shown}: “${value}” is not a web address`,
      "write an address that begins with https://",
    );
  if (isKey("number", key) && metadata.number === null && metadata.title === null)
    throw new UserError(
      `${shown}: “${value}” is not a valid episode number`,
      "write it as 490, 315.5 or S2E4",
    );
  if (description) return { tldr: description.text };
  return Object.fromEntries(Object.entries(metadata).filter(([, one]) => !saysNothing(one)));
}

function isKey(field: FieldName, key: string): boolean {
  return knownKey(key)?.field === field;
}

function saysNothing(value: unknown): boolean {
  if (isEmpty(value) || value === "") return true;
  return typeof value === "object" && Object.keys(value!).length === 0;
}
