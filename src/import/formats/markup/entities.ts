import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

const ENTITIES = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
const ignore = () => {};

/** A text with its entities of HTML decoded, those that end in a semicolon. */
export function decodeEntities(text: string): string {
  return text.includes("&") ? text.replace(ENTITIES, decoded) : text;
}

// The tables of the tokenizer are loaded for HTML anyway; another decoder would bring its own.
function decoded(entity: string): string {
  let text = "";
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => (text += entity.slice(start, end)),
    ontextentity: (code) => (text += String.fromCodePoint(code)),
    onattribdata: ignore,
    onattribend: ignore,
    onattribentity: ignore,
    onattribname: ignore,
    oncdata: ignore,
    onclosetag: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onopentagname: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
  };
  const tokenizer = new Tokenizer({}, callbacks);
  tokenizer.write(entity);
  tokenizer.end();
  return text;
}
