#!/usr/bin/env bash
# Packs the solution and uses the packages as new users would, in applications outside the repository that install them from a folder: a
# console application, a worker and a web application, which run and check themselves, and an Avalonia control, which is compiled. Ends with
# a line OK or FAILED and the exit code to match.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/trackstore-consumer.XXXXXX")

step="packing"
finish() {
    rm -rf "$work"
    echo "${outcome:-FAILED: $step}"
}
trap finish EXIT

# A version that no cache has seen, so that these packages and no others are tried.
version="$(dotnet msbuild src/TrackStore/TrackStore.csproj -getProperty:Version)-consume.$(date +%s)"
dotnet pack TrackStore.sln -c Release -v q -p:Version="$version" -p:PackageOutputPath="$work/feed/"
for package in TrackStore TrackStore.Abstractions TrackStore.Hosting TrackStore.ImageSharp TrackStore.PostgreSql TrackStore.Spotify TrackStore.Discogs; do
    for kind in nupkg snupkg; do
        [ -f "$work/feed/$package.$version.$kind" ] || { echo "pack made no $package.$version.$kind" >&2; exit 1; }
    done
done

# The applications keep their packages to themselves and take from the machine's folder only what is there already.
NUGET_FALLBACK_PACKAGES=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
export NUGET_FALLBACK_PACKAGES NUGET_PACKAGES="$work/packages"
cat > "$work/nuget.config" <<'CONFIG'
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources>
    <add key="trackstore-local" value="feed" />
  </packageSources>
</configuration>
CONFIG

# The projects name the packages' version as a property.
export TrackStoreVersion=$version

prepare() {
    step=$1
    printf '\n%s\n' "-- $step"
    mkdir "$work/$1"
    cp "$root/eng/consumers/$1/"* "$work/$1"
    cd "$work/$1"
}

try() {
    prepare "$1"
    cp "$root/eng/consumers/"{Check.cs,cover.png} .
    dotnet build -c Release -v q -o out -warnaserror -p:NuGetAudit=false
    dotnet "out/$1.dll" "$work/feed"
}

try Console
try Worker
try Web
prepare AvaloniaControl
dotnet build -c Release -v q -o out -warnaserror -p:NuGetAudit=false
outcome="OK: the packages work in a console application, a worker, a web application and an Avalonia control"
