import { no, oneOf, texts, wholeNumber, yes, type Values } from "./flag.ts";

/** The flags that every command takes. */
export const GLOBALS = {
  library: texts("--library <dir>", "read this folder; repeat for several"),
  color: oneOf("--color <when>", "when to use colour", ["auto", "always", "never"]),
  width: wholeNumber("--width <columns>", "wrap text at this width", {
    least: 20,
    most: 1000,
  }),
  pager: no("--no-pager", "print long text without a pager"),
  cache: no("--no-cache", "read every file again, without the index"),
  quiet: yes("-q, --quiet", "leave out counts, hints and progress"),
};

/** Their values. */
export type GlobalFlags = Values<typeof GLOBALS>;
