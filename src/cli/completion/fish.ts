/** A completion script for fish. */
export const FISH = String.raw`# fish completion for episode: episode completion fish | source
function __episode_complete
    set -l words (commandline -opc)
    set -l cur (commandline -ct)
    set -l lines (command episode complete -- $words[2..] "$cur" 2>/dev/null)
    switch "$lines[1]"
        case :files
            __fish_complete_path "$cur"
        case :folders
            __fish_complete_directories "$cur"
        case '*'
            printf '%s\n' $lines
    end
end
complete -c episode -f -k -a '(__episode_complete)'
`;
