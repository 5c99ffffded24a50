#!/usr/bin/env bash
# Packs the solution and uses the packages as new users would, in applications outside the repository that install them from a folder: a
# console application, a worker, panels and a web application, which run and check themselves, and an Avalonia player, which is compiled.
# Ends with a line OK or FAILED and the exit code to match.
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
for package in TrackStore TrackStore.Abstractions TrackStore.AspNetCore TrackStore.Hosting TrackStore.ImageSharp TrackStore.PostgreSql TrackStore.Presentation TrackStore.Spotify TrackStore.Discogs; do
    for kind in nupkg snupkg; do
        [ -f "$work/feed/$package.$version.$kind" ] || { echo "pack made no $package.$version.$kind" >&2; exit 1; }
    done
done

# The tool that makes the web application's migrations, and the package that it needs there.
dotnet tool restore > /dev/null
dotnet restore eng/TrackStore.Migrations -v q

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
EntityFrameworkVersion=$(dotnet msbuild src/TrackStore/TrackStore.csproj -getProperty:EntityFrameworkVersion)
export EntityFrameworkVersion NuGetAudit=false

prepare() {
    step=$1
    printf '\n%s\n' "-- $step"
    mkdir "$work/$1"
    cp "$root/eng/consumers/$1/"* "$work/$1"
    cd "$work/$1"
}

try() {
    cp "$root/eng/consumers/"{Check.cs,cover.png} .
    dotnet build -c Release -v q -o out -warnaserror
    dotnet "out/$step.dll" "$work/feed"
}

# Adds a migration to the application, with the repository's tool.
migrate() {
    (cd "$root" && dotnet ef migrations add "$1" --project "$work/$step")
}

prepare Console
try
prepare Worker
try
prepare Panels
try

# An application that has tables and a migration of its own takes the library's tables into its context.
prepare Web
cp "$root/eng/consumers/Check.cs" .
dotnet restore -v q
sed -i '/modelBuilder.UseTrackStore/d' AppDbContext.cs
migrate Initial
cp "$root/eng/consumers/Web/AppDbContext.cs" .
migrate AddTrackStore
try

prepare AvaloniaPlayer
dotnet build -c Release -v q -o out -warnaserror
outcome="OK: the packages work in a console application, a worker, panels, a web application and an Avalonia player"
