#!/usr/bin/env bash
# Packs the solution and uses the packages as a new user would: a fresh console application outside the repository installs TrackStore
# and TrackStore.ImageSharp from a folder and runs eng/consumer/Program.cs. Ends with a line OK or FAILED and the exit code to match.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/trackstore-consumer.XXXXXX")

outcome="FAILED: the packages don't work in a fresh application"
finish() {
    rm -rf "$work"
    echo "$outcome"
}
trap finish EXIT

# A version that no cache has seen, so that these packages and no others are tried.
version="$(dotnet msbuild src/TrackStore/TrackStore.csproj -getProperty:Version)-consume.$(date +%s)"
dotnet pack TrackStore.sln -c Release -v q -p:Version="$version" -p:PackageOutputPath="$work/feed/"
for package in TrackStore TrackStore.Abstractions TrackStore.ImageSharp TrackStore.Spotify; do
    for kind in nupkg snupkg; do
        [ -f "$work/feed/$package.$version.$kind" ] || { echo "pack made no $package.$version.$kind" >&2; exit 1; }
    done
done

# The application keeps its packages to itself and takes from the machine's folder only what is there already.
NUGET_FALLBACK_PACKAGES=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
export NUGET_FALLBACK_PACKAGES NUGET_PACKAGES="$work/packages"

mkdir "$work/app"
cd "$work/app"
cat > nuget.config <<'CONFIG'
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources>
    <add key="trackstore-local" value="../feed" />
  </packageSources>
</configuration>
CONFIG
dotnet new console -f net10.0 -o . --no-restore > /dev/null
for package in TrackStore TrackStore.ImageSharp; do
    dotnet add package "$package" --version "$version" > add.log || { cat add.log >&2; exit 1; }
done
cp "$root/eng/consumer/"* .
dotnet build -c Release -v q -o out -warnaserror -p:NuGetAudit=false
dotnet out/app.dll "$work/feed"
outcome="OK: the packages work in a fresh application"
