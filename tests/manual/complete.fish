#!/usr/bin/env fish
# complete.fish SCRIPT LINE: what fish completes a line to.
source $argv[1]
complete -C $argv[2]
