/** Reports how many of how many files have been dealt with. */
export type Progress = (doing: "reading" | "indexing", done: number, all: number) => void;
