/** A part of a paragraph that says something of its own, and what it means where that is written. */
export interface Piece {
  text: string;
  value: string | null;
}

// Metadata laid out side by side is short.
const MAX_CHARACTERS = 300;

/** Collects the plain texts of a paragraph between its joints. */
export function pieceCollector() {
  let pieces: Piece[] = [];
  let piece: Piece = { text: "", value: null };
  let joined = false;

  function end(): void {
    if (piece.text !== "") pieces.push(piece);
    joined = piece.text !== "" || joined;
    piece = { text: "", value: null };
  }

  return {
    end,
    means(value: string): void {
      piece.value = value;
    },
    /** Takes a text without white space around it; says whether it needs a gap before it. */
    add(text: string, spaced: boolean): boolean {
      const apart = joined && !spaced && wouldGlue(pieces.at(-1)?.text ?? "", text);
      joined = false;
      if (piece.text.length < MAX_CHARACTERS)
        piece.text += spaced && piece.text !== "" ? ` ${text}` : text;
      return apart;
    },
    all(): Piece[] {
      return piece.text === "" ? pieces : [...pieces, piece];
    },
    clear(): void {
      pieces = [];
      piece = { text: "", value: null };
      joined = false;
    },
  };
}

/** Whether two texts would be read as one word; a styled part of a word (`<span>T</span>he`) is one. */
function wouldGlue(before: string, text: string): boolean {
  return (
    before.length > 1 &&
    text.length > 1 &&
    /[\p{L}\p{N}.!?)%]$/u.test(before) &&
    /^[\p{Lu}\p{Lo}\p{N}#(@]/u.test(text)
  );
}
