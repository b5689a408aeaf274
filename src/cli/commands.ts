import type { DeclaredCommand } from "./command.ts";

/** A command as the help lists it; the rest of it is loaded when it is asked for. */
export interface CommandEntry {
  name: string;
  /** Its arguments as they are typed, where it takes any. */
  term?: string;
  summary: string;
  /** Whether it is for programs, and the help does not list it. */
  hidden?: true;
  /** Whether the program's help has only its name. */
  minor?: boolean;
  load(): Promise<DeclaredCommand>;
}

/** Every command, in the order of the help; a new one is a file and an entry here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "show",
    term: "[ref...]",
    summary: "Show an episode or one of its takeaways",
    load: async () => (await import("./show.ts")).show,
  },
  {
    name: "takeaways",
    term: "[ref...]",
    summary: "List takeaways of the library or of some episodes",
    load: async () => (await import("./takeaways.ts")).takeaways,
  },
  {
    name: "topics",
    term: "[topic]",
    summary: "List topics and count their takeaways",
    load: async () => (await import("./topics.ts")).topics,
  },
  {
    name: "list",
    summary: "List episodes, newest first",
    load: async () => (await import("./list.ts")).list,
  },
  {
    name: "search",
    term: "<words...>",
    summary: "Search all text, best matches first",
    load: async () => (await import("./search.ts")).search,
  },
  {
    name: "import",
    term: "<source...>",
    summary: "Turn pages, feeds and exports into episode files",
    load: async () => (await import("./import/import.ts")).importCommand,
  },
  {
    name: "new",
    summary: "Begin an episode file, in the editor",
    load: async () => (await import("./new.ts")).newCommand,
  },
  {
    name: "edit",
    term: "<ref>",
    summary: "Edit an episode's file, then check it",
    load: async () => (await import("./edit.ts")).edit,
  },
  {
    name: "note",
    term: "<ref> [text...]",
    summary: "Add a note or a takeaway to an episode",
    load: async () => (await import("./note.ts")).note,
  },
  {
    name: "retopic",
    term: "<old> <new>",
    summary: "Rename or merge a topic, in files and vocabulary",
    load: async () => (await import("./retopic.ts")).retopic,
  },
  {
    name: "check",
    term: "[path...]",
    summary: "Report every problem, with its place and a hint",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "doctor",
    summary: "Report what the topics of a library need",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "open",
    term: "<ref>",
    summary: "Open an episode's page, at a takeaway's start",
    load: async () => (await import("./open.ts")).open,
  },
  {
    name: "schema",
    term: "[name]",
    summary: "Print the JSON Schema of an output",
    minor: true,
    load: async () => (await import("./schema.ts")).schema,
  },
  {
    name: "completion",
    term: "<shell>",
    summary: "Print a script that completes commands, refs and topics",
    minor: true,
    load: async () => (await import("./completion/completion.ts")).completion,
  },
  {
    name: "help",
    term: "[name]",
    summary: "Show help on a command, or a page of reference",
    minor: true,
    load: async () => (await import("./help.ts")).help,
  },
  {
    name: "complete",
    term: "[words...]",
    summary: "Print what may complete the last of some words, for shells",
    hidden: true,
    load: async () => (await import("./completion/complete.ts")).complete,
  },
];

/** The commands for people. */
export const LISTED = COMMANDS.filter(({ hidden }) => hidden !== true);
