import * as fc from "fast-check";
import { expect, test } from "vitest";
import { joinedWords, tokensOf, wordsIn } from "../src/search/tokens.ts";
import { runs } from "./runs.ts";

const piece = fc.constantFrom(
  ..."a B 7 open-weights e-mail A-b-C -x y- 'quoted it's rock'n'roll don’t a--b été 日本語 _c c++ . , \n".split(
    " ",
  ),
  "x".repeat(70),
  `${"y".repeat(50)}-${"z".repeat(50)}`,
);
const text = fc.array(fc.tuple(piece, fc.constantFrom("", " ", "-", "'")), { maxLength: 12 });

test("the words of plain text are its tokens and compounds, however they are found", () => {
  fc.assert(
    fc.property(text, (pieces) => {
      const written = pieces.flat().join("");
      const slow = [...tokensOf(written).map(({ word }) => word), ...joinedWords(written)];
      const fast = wordsIn(written);
      expect(fast.slice(0, slow.length)).toEqual(slow);
      if (/^[\x20-\x7e\n]*$/.test(written)) expect(fast).toEqual(slow);
    }),
    runs(2000),
  );
});
