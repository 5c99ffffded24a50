#!/usr/bin/env bash
# Replaces SQLite's migrations by one Initial, generated from the model. Only until 1.0: databases with the previous Initial are refused afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=Storage/Sqlite/Migrations
dotnet tool restore > /dev/null
rm -rf "src/TrackStore/$folder"
dotnet build eng/TrackStore.Migrations -v q
dotnet ef migrations add Initial --no-build --project src/TrackStore --startup-project eng/TrackStore.Migrations \
    --output-dir "$folder" --namespace TrackStore.Storage.Sqlite.Migrations
# Without an earlier snapshot the tool derives its folder from the namespace.
mv "src/TrackStore/TrackStore/$folder/TrackStoreDbContextModelSnapshot.cs" "src/TrackStore/$folder/"
rm -r src/TrackStore/TrackStore
sed -i 's/\r$//; 1s/^\xEF\xBB\xBF//; s/public partial class Initial/internal partial class Initial/' "src/TrackStore/$folder"/*.cs
