using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackStore.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class LeanerLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_track_platform_info_platform_last_synced",
                table: "track_platform_info");

            migrationBuilder.DropIndex(
                name: "IX_track_platform_info_platform_platform_id",
                table: "track_platform_info");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_id_platform",
                table: "track_platform_info",
                columns: new[] { "platform_id", "platform" });

            // By hand, because EF Core would rebuild the other table, and knows no table without row ids (LeanerTables tells why).
            migrationBuilder.Sql(
                """
                CREATE TABLE "track_platform_syncs" (
                    "track_id" INTEGER NOT NULL,
                    "platform" TEXT NOT NULL,
                    "last_synced" TEXT NOT NULL,
                    CONSTRAINT "PK_track_platform_syncs" PRIMARY KEY ("track_id", "platform"),
                    CONSTRAINT "FK_track_platform_syncs_track_platform_info_track_id_platform" FOREIGN KEY ("track_id", "platform")
                        REFERENCES "track_platform_info" ("track_id", "platform") ON DELETE CASCADE
                ) WITHOUT ROWID;
                INSERT INTO track_platform_syncs (track_id, platform, last_synced) SELECT track_id, platform, last_synced FROM track_platform_info;
                ALTER TABLE track_platform_info DROP COLUMN last_synced;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE track_platform_info ADD COLUMN last_synced TEXT NOT NULL DEFAULT '0001-01-01 00:00:00';
                UPDATE track_platform_info SET last_synced = s.last_synced FROM track_platform_syncs s
                    WHERE s.track_id = track_platform_info.track_id AND s.platform = track_platform_info.platform;
                DROP TABLE track_platform_syncs;
                """);

            migrationBuilder.DropIndex(
                name: "IX_track_platform_info_platform_id_platform",
                table: "track_platform_info");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_platform_id",
                table: "track_platform_info",
                columns: new[] { "platform", "platform_id" });

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_last_synced",
                table: "track_platform_info",
                columns: new[] { "platform", "last_synced" });
        }
    }
}
