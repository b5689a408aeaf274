import type { CommandOutline, OptionOutline, Words } from "./outline.ts";

/** A completion script for fish. */
export function fishScript(commands: readonly CommandOutline[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const lines = commands.flatMap((command) => {
    const within = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const { name, about, args, options } = command;
    return [
      `complete -c episode -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d ${quote(about)}`,
      ...(args === null ? [] : [`complete -c episode ${within} ${offer(args)}`]),
      ...options.map((option) => `complete -c episode ${within} ${flag(option)}`),
    ];
  });
  return `# fish completion for episode: episode completion fish | source
complete -c episode -f
${lines.join("\n")}
`;
}

function flag({ names, about, value }: OptionOutline): string {
  const spelled = names.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const takes = value === null ? [] : ["-x", offer(value)];
  return [...spelled, `-d ${quote(about)}`, ...takes].filter((part) => part !== "").join(" ");
}

function offer(words: Words): string {
  if ("paths" in words)
    return words.paths === "files" ? "-F" : "-a '(__fish_complete_directories)'";
  if ("ask" in words)
    return `-a '(command episode ${words.ask.join(" ")} --format tsv -q 2>/dev/null | sort -u)'`;
  return words.fixed.length === 0 ? "" : `-a ${quote(words.fixed.join(" "))}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
