#!/usr/bin/env bash
# complete.bash SCRIPT WORD…: what bash completes the last of the words to, a line each.
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
"_${1//-/_}"
printf '%s\n' "${COMPREPLY[@]}"
