#!/usr/bin/env bash
# Writes the public members that a build reports as undeclared into PublicAPI.Unshipped.txt, and drops those that are gone.
# Read the difference before committing it: every changed line is a decision.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in src/*/; do
    unshipped="$project/PublicAPI.Unshipped.txt"
    [ -f "$unshipped" ] || continue
    if ! dotnet restore "$project" -v q > /dev/null; then
        echo "$project can't be restored here and keeps its list." >&2
        continue
    fi
    printf '#nullable enable\n' > "$unshipped"
    members=$({ dotnet build "$project" --no-incremental -v q 2>&1 || true; } \
        | sed -nE "s/.*error RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u)
    [ -z "$members" ] || printf '%s\n' "$members" >> "$unshipped"
done
