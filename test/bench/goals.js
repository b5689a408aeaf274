// What each row should take at most, as its ratio to the bare start of Node in the same run on
// Node 20, or in the unit of the row.

const SAMPLE = {
  "--version": 1.2,
  "takeaways --json": 1.7,
  "show, to bare Node, both on a terminal": 2.4,
};

const AT = {
  10000: {
    "first index": 100,
    "first search": 70,
    "takeaways --topic": 4,
    "takeaways --topic, to rg -l": 3.2,
    "complete a ref": 5,
    "complete a topic": 5,
    "complete a takeaway": 5,
    topics: 3.8,
    "list -n 20": 3.4,
    "show REF": 3.4,
    "search, a rare word": 3.8,
    "search, two common words": 5.2,
    "search, two common words, -n 20": 4.2,
    "what one edited file adds": 30,
    "disk for a byte of source": 2.5,
  },
  100000: {
    "first index": 300,
    "takeaways --topic": 20,
    "search, two common words": 32,
    "search, two common words, -n 20": 20,
    "disk for a byte of source": 2.5,
    "peak memory, first index": 500,
    "peak memory, a lookup": 90,
  },
};

/** The goals of a group of rows, by their names; `size` is null for the sample. */
export function goalsOf(size) {
  return (size === null ? SAMPLE : AT[size]) ?? {};
}
