import fastStringWidth from "fast-string-width";
import { cleanBlock } from "../text/clean.ts";

/** The result of a chunk of input. */
interface Taken {
  /** What to echo to the terminal; contains no control sequences but erasing. */
  echo: string;
  /** What a control key asks for. */
  request: "end" | "interrupt" | "suspend" | null;
}

/** Collects the text that a terminal in raw mode sends. */
export interface Keyboard {
  take(chunk: string): Taken;
  text(): string;
}

const ESC = "\u001b";
const PASTE_BEGINS = `${ESC}[200~`;
const PASTE_ENDS = `${ESC}[201~`;

// An escape sequence (a key without a character, or a bracketed-paste mark), a line end, one
// control character, or a run of other characters.
const PIECE = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*[@-~]|O[ -~])|\\r\\n?|\\p{Cc}|\\P{Cc}+`, "gu");
const BROKEN_OFF = new RegExp(`${ESC}(?:\\[[0-?]{0,16}[ -/]{0,16}|O)?$`);

const ERASE = "\b \b";
const TAB = "    ";

/**
 * A keyboard on which Enter ends a line, Backspace erases a character of it, and Ctrl-D ends the
 * text at the start of a line or where nothing follows it. Inside a bracketed paste, control
 * characters except tabs and line ends are dropped.
 */
export function startKeyboard(): Keyboard {
  const lines: string[] = [];
  let line = "";
  let pasting = false;
  let afterReturn = false;
  // The beginning of an incomplete escape sequence.
  let incomplete = "";

  function take(chunk: string): Taken {
    const all = incomplete + chunk;
    incomplete = BROKEN_OFF.exec(all)?.[0] ?? "";
    const pieces = all.slice(0, all.length - incomplete.length).match(PIECE) ?? [];
    let echo = "";
    for (const [i, piece] of pieces.entries()) {
      const request = pasting ? null : requestOf(piece, line === "" || i === pieces.length - 1);
      if (request !== null) return { echo, request };
      echo += typed(piece);
      afterReturn = piece === "\r";
    }
    return { echo, request: null };
  }

  function typed(piece: string): string {
    if (piece === PASTE_BEGINS || piece === PASTE_ENDS) pasting = piece === PASTE_BEGINS;
    // A line end may come in two chunks.
    else if (piece === "\n" && afterReturn) return "";
    else if (/^[\r\n]/.test(piece)) {
      lines.push(`${line}\n`);
      line = "";
      return "\n";
    } else if (piece === "\t" || !/^\p{Cc}/u.test(piece)) {
      line += piece;
      return shown(piece);
    } else if (!pasting && (piece === "\u007f" || piece === "\b")) return erase();
    return "";
  }

  function erase(): string {
    const kept = line.replace(/\P{M}\p{M}*$/u, "");
    const erased = shown(line.slice(kept.length));
    line = kept;
    return ERASE.repeat(fastStringWidth(erased));
  }

  return { take, text: () => lines.join("") + line };
}

function shown(text: string): string {
  return cleanBlock(text).replaceAll("\t", TAB);
}

function requestOf(piece: string, free: boolean): Taken["request"] {
  if (piece === "\u0003") return "interrupt";
  if (piece === "\u001a") return "suspend";
  return piece === "\u0004" && free ? "end" : null;
}
