using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackStore.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class LeanerTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tracks_base_identity_key",
                table: "tracks");

            migrationBuilder.DropIndex(
                name: "IX_track_platform_info_platform_needs_update",
                table: "track_platform_info");

            // By hand, because EF Core would rebuild the table, at the end of the script and without the defaults of its columns.
            migrationBuilder.Sql(
                """
                ALTER TABLE tracks ADD COLUMN source_identity_key BLOB NULL;
                UPDATE tracks SET source_identity_key = base_identity_key WHERE base_identity_key <> identity_key;
                ALTER TABLE tracks DROP COLUMN base_identity_key;
                ALTER TABLE tracks RENAME COLUMN source_identity_key TO base_identity_key;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_tracks_base_identity_key",
                table: "tracks",
                column: "base_identity_key",
                filter: "base_identity_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_track_id",
                table: "track_platform_info",
                columns: new[] { "platform", "track_id" },
                filter: "needs_update");

            foreach (string rebuilt in NarrowTables)
                migrationBuilder.Sql(rebuilt);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tracks_base_identity_key",
                table: "tracks");

            migrationBuilder.DropIndex(
                name: "IX_track_platform_info_platform_track_id",
                table: "track_platform_info");

            migrationBuilder.Sql("UPDATE tracks SET base_identity_key = identity_key WHERE base_identity_key IS NULL;");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_base_identity_key",
                table: "tracks",
                column: "base_identity_key");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_needs_update",
                table: "track_platform_info",
                columns: new[] { "platform", "needs_update" });
        }
    }
}
