using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackStore.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class ShownArtworks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "artwork_decided",
                table: "tracks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "artwork_id",
                table: "tracks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "artwork_id",
                table: "albums",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "album_artwork_lookups",
                columns: table => new
                {
                    album_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    retry_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_album_artwork_lookups", x => new { x.album_id, x.kind, x.source });
                    table.ForeignKey(
                        name: "FK_album_artwork_lookups_albums_album_id",
                        column: x => x.album_id,
                        principalTable: "albums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "artwork_originals",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artwork_originals", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "change_log",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    writer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    entity_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "track_artwork_lookups",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    retry_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_artwork_lookups", x => new { x.track_id, x.kind, x.source });
                    table.ForeignKey(
                        name: "FK_track_artwork_lookups_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_album_artwork_lookups_source_retry_at",
                table: "album_artwork_lookups",
                columns: new[] { "source", "retry_at" });

            migrationBuilder.CreateIndex(
                name: "IX_track_artwork_lookups_source_retry_at",
                table: "track_artwork_lookups",
                columns: new[] { "source", "retry_at" });

            migrationBuilder.Sql(
                """
                UPDATE tracks SET artwork_decided = 1, artwork_id = shown.artwork_id
                FROM track_artworks AS shown WHERE shown.track_id = tracks.id AND shown.kind = 'front' AND shown.is_shown;
                """);
            migrationBuilder.Sql(
                """
                UPDATE albums SET artwork_id = shown.artwork_id
                FROM album_artworks AS shown WHERE shown.album_id = albums.id AND shown.kind = 'front' AND shown.is_shown;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "album_artwork_lookups");

            migrationBuilder.DropTable(
                name: "artwork_originals");

            migrationBuilder.DropTable(
                name: "change_log");

            migrationBuilder.DropTable(
                name: "track_artwork_lookups");

            migrationBuilder.DropColumn(
                name: "artwork_decided",
                table: "tracks");

            migrationBuilder.DropColumn(
                name: "artwork_id",
                table: "tracks");

            migrationBuilder.DropColumn(
                name: "artwork_id",
                table: "albums");
        }
    }
}
