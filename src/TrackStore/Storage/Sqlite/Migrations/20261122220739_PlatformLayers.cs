using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackStore.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class PlatformLayers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "edit_version",
                table: "tracks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "label",
                table: "tracks",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "artwork_downloads",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    url_key = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    etag = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    last_modified = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    content_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artwork_downloads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "store_settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_store_settings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "sync_runs",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    platform = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    resume_token = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_runs", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "artwork_download_targets",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    download_id = table.Column<long>(type: "INTEGER", nullable: false),
                    named_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_linked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artwork_download_targets", x => new { x.subject, x.subject_id, x.source });
                    table.ForeignKey(
                        name: "FK_artwork_download_targets_artwork_downloads_download_id",
                        column: x => x.download_id,
                        principalTable: "artwork_downloads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_last_synced",
                table: "track_platform_info",
                columns: new[] { "platform", "last_synced" });

            migrationBuilder.CreateIndex(
                name: "IX_artwork_download_targets_download_id",
                table: "artwork_download_targets",
                column: "download_id");

            migrationBuilder.CreateIndex(
                name: "IX_artwork_downloads_state_due_at",
                table: "artwork_downloads",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_artwork_downloads_url_key",
                table: "artwork_downloads",
                column: "url_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "artwork_download_targets");

            migrationBuilder.DropTable(
                name: "store_settings");

            migrationBuilder.DropTable(
                name: "sync_runs");

            migrationBuilder.DropTable(
                name: "artwork_downloads");

            migrationBuilder.DropIndex(
                name: "IX_track_platform_info_platform_last_synced",
                table: "track_platform_info");

            migrationBuilder.DropColumn(
                name: "edit_version",
                table: "tracks");

            migrationBuilder.DropColumn(
                name: "label",
                table: "tracks");
        }
    }
}
