import { decodeEntities } from "./entities.ts";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

/** What is in a document of markup, in its order; names are in lower case. */
export interface MarkupEvents {
  /** `at` is the index of the tag's name in the text. */
  open(name: string, attributes: ReadonlyMap<string, string>, at: number): void;
  close(name: string): void;
  /** Text with its entities decoded; one run of text may come in several parts. */
  text(text: string): void;
}

const CHUNK = 64 * 1024;

/** Walks through HTML; never throws. */
export function readHtml(html: string, events: MarkupEvents): void {
  const steps = markupSteps(html, "html", events);
  while (!steps.next().done);
}

/**
 * Walks through HTML or XML and yields now and then, so that a caller can hand on what it has.
 * Never throws. No tree is kept and no tag is matched with another, so that neither deep nesting
 * nor stray tags cost more than their length. What a DOCTYPE declares is not read; entities of HTML
 * are decoded in XML too, where they are without having been declared.
 */
export function* markupSteps(
  text: string,
  language: "html" | "xml",
  events: MarkupEvents,
): Generator<undefined> {
  const xml = language === "xml";
  const tokenizer = new Tokenizer({ xmlMode: xml }, tokens(text, xml, events));
  for (let at = 0; at < text.length; at += CHUNK) {
    tokenizer.write(text.slice(at, at + CHUNK));
    yield;
  }
  tokenizer.end();
}

function tokens(text: string, xml: boolean, events: MarkupEvents): TokenizerCallbacks {
  let name = "";
  let at = 0;
  let attributes = new Map<string, string>();
  let attribute = "";
  let value = "";
  // Outside of CDATA a name between `&` and `;` is an entity; `&amp;eacute;` comes in two parts.
  const slice = (start: number, end: number) => text.slice(start, end);
  const decoded = (start: number, end: number) => decodeEntities(text.slice(start, end));
  const written = xml ? decoded : slice;
  const lower = (start: number, end: number) => text.slice(start, end).toLowerCase();
  const open = () => events.open(name, attributes, at);
  return {
    onopentagname(start, end) {
      name = lower(start, end);
      at = start;
      attributes = new Map();
    },
    onopentagend: open,
    onselfclosingtag() {
      open();
      // Of HTML, only drawings and formulas end themselves.
      if (xml || name === "svg" || name === "math") events.close(name);
    },
    onclosetag: (start, end) => events.close(lower(start, end)),
    onattribname(start, end) {
      attribute = lower(start, end);
      value = "";
    },
    onattribdata(start, end) {
      value += written(start, end);
    },
    onattribentity(code) {
      value += String.fromCodePoint(code);
    },
    onattribend() {
      if (!attributes.has(attribute)) attributes.set(attribute, value);
    },
    ontext: (start, end) => events.text(written(start, end)),
    ontextentity: (code) => events.text(String.fromCodePoint(code)),
    oncdata(start, end, offset) {
      if (xml) events.text(text.slice(start, end - offset));
    },
    oncomment() {},
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {},
  };
}
