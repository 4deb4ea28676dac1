#!/bin/sh
# What `make demo` runs: reads the sample dispatches into a record and asks it some questions.
# DRAGOMAN names the program (default: dragoman). The record stays in the current folder, so
# that the commands at the end can be tried on it.
set -eu

dragoman=${DRAGOMAN:-dragoman}
record=dragoman-demo.duckdb
dispatches=$(dirname "$0")/dispatches

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$(printf '\033[1m'); plain=$(printf '\033[0m')
else bold=; plain=; fi

# ask HEADING ARGUMENTS...: a heading, the command as one would type it, what it prints.
ask() {
    printf '\n%s%s%s\n' "$bold" "$1" "$plain"
    shift
    command=dragoman
    for word in "$@"; do
        case $word in *' '*) command="$command '$word'" ;; *) command="$command $word" ;; esac
    done
    printf '$ %s\n' "$command"
    "$dragoman" "$@"
}

DRAGOMAN_RECORD=$record
export DRAGOMAN_RECORD
rm -f "$record" "$record.wal"

ask "Read 33 dispatches: saved pages with menus, captions and broken lines." \
    read "$dispatches" --record "$record"
ask "Who did what to whom? What was done to Turkey over its missiles." \
    events --type SANCTION --country TUR --limit 3
ask "One event, however many reports: what two independent voices tell." \
    events --voices 2 --limit 2
ask "Where do the reports disagree?" \
    discrepancies
ask "Did it really happen? What somebody says did not." \
    events --status denied --limit 3
ask "Who said what? Lavrov, in his own words, in several outlets." \
    statements --speaker Lavrov --type direct
ask "Which number, on whose word? The dead of one weekend in Sudan." \
    figures --unit deaths --text Sudan
ask "What was agreed?" \
    agreements --status signed --limit 3
ask "How do two states stand with each other? Events, not reports, month by month." \
    dyad TUR RUS
ask "Who is that, and since when?" \
    who Cavusoglu --on 2020-12-29
ask "Every line leads back to characters. Do all of them hold?" \
    verify

program=$dragoman
cat <<END

${bold}The record is $record. Try next:${plain}
  $program article $dispatches/gaza-truce-levant-courier.txt --record $record
  $program positions --holder TUR --issue crimea --record $record
  $program events --country UKR --format csv --record $record
END
