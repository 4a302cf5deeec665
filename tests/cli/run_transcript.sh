#!/usr/bin/env bash
# run_transcript.sh FILE FOLDER: runs the commands of the ```console blocks of a Markdown file, with the programs
# of a folder, in an empty folder, and compares what they print with what stands there. A line `…` stands for any
# lines.
set -u
file=$(readlink -f "$1")
PATH=$2:$PATH
DEPECHE_INDEX=$(readlink -f "$DEPECHE_INDEX")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export COLUMNS=120 XDG_CONFIG_HOME=/nonexistent
unset NO_COLOR CLICOLOR_FORCE DEPECHE_SAVED
failures=0
command=
expected=()

check() {
    [[ -n $command ]] || return
    local output line at=0 skipping=
    # Markdown is written with plain blanks.
    mapfile -t output < <(LC_ALL=fr_FR.UTF-8 sh -c "$command" 2>&1 | sed 's/\xC2\xA0/ /g; s/\xE2\x80\xAF/ /g')
    for line in "${expected[@]}"; do
        if [[ $line == … ]]; then
            skipping=1
            continue
        fi
        while [[ -n $skipping && $at -lt ${#output[@]} && ${output[at]} != "$line" ]]; do
            ((at++))
        done
        if [[ ${output[at]-} != "$line" ]]; then
            echo "$ $command"
            echo "the transcript has: $line"
            echo "the program prints: ${output[at]-}"
            ((failures++))
            return
        fi
        skipping=
        ((at++))
    done
    if [[ -z $skipping && $at -lt ${#output[@]} ]]; then
        echo "$ $command"
        echo "the program goes on: ${output[at]}"
        ((failures++))
    fi
}

inside=
while IFS= read -r line; do
    if [[ $line == '```console' ]]; then
        inside=1
    elif [[ -n $inside && $line == '```' ]]; then
        check
        inside= command= expected=()
    elif [[ -n $inside && $line == '$ '* ]]; then
        check
        command=${line#'$ '} expected=()
    elif [[ -n $inside ]]; then
        expected+=("$line")
    fi
done <"$file"
exit $((failures > 0))
