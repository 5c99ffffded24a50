#!/usr/bin/env bash
# Replaces each provider's migrations by one Initial, generated from its model. Only until 1.0: databases with the previous Initial are refused afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."

# Arguments: the project, the context, the folder of the migrations within the project.
regenerate() {
    local project=$1 context=$2 folder=$3
    dotnet ef migrations add Initial --no-build --context "$context" --project "src/$project" --startup-project eng/TrackStore.Migrations \
        --output-dir "$folder" --namespace "TrackStore.${folder//\//.}"
    # Without an earlier snapshot the tool derives its folder from the namespace and the name of the project.
    if [ ! -e "src/$project/$folder/${context}ModelSnapshot.cs" ]; then
        mv "$(find "src/$project" -name "${context}ModelSnapshot.cs")" "src/$project/$folder/"
        find "src/$project" -type d -empty -not -path '*/bin/*' -not -path '*/obj/*' -delete
    fi
    sed -i 's/\r$//; 1s/^\xEF\xBB\xBF//; s/public partial class Initial/internal partial class Initial/' "src/$project/$folder"/*.cs
}

dotnet tool restore > /dev/null
rm -rf src/TrackStore/Storage/Sqlite/Migrations src/TrackStore.PostgreSql/Storage/PostgreSql/Migrations
dotnet build eng/TrackStore.Migrations -v q
regenerate TrackStore TrackStoreDbContext Storage/Sqlite/Migrations
regenerate TrackStore.PostgreSql PostgreSqlDbContext Storage/PostgreSql/Migrations
