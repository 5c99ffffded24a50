using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackStore.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class ArtworkCandidates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_track_artworks",
                table: "track_artworks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_album_artworks",
                table: "album_artworks");

            migrationBuilder.AlterColumn<long>(
                name: "artwork_id",
                table: "track_artworks",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<bool>(
                name: "is_shown",
                table: "track_artworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<long>(
                name: "artwork_id",
                table: "album_artworks",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<bool>(
                name: "is_shown",
                table: "album_artworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_track_artworks",
                table: "track_artworks",
                columns: new[] { "track_id", "kind", "source" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_album_artworks",
                table: "album_artworks",
                columns: new[] { "album_id", "kind", "source" });

            // Until now a row was the one that is shown.
            migrationBuilder.Sql("UPDATE track_artworks SET is_shown = 1;");
            migrationBuilder.Sql("UPDATE album_artworks SET is_shown = 1;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM track_artworks WHERE NOT is_shown OR artwork_id IS NULL;");
            migrationBuilder.Sql("DELETE FROM album_artworks WHERE NOT is_shown OR artwork_id IS NULL;");

            migrationBuilder.DropPrimaryKey(
                name: "PK_track_artworks",
                table: "track_artworks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_album_artworks",
                table: "album_artworks");

            migrationBuilder.DropColumn(
                name: "is_shown",
                table: "track_artworks");

            migrationBuilder.DropColumn(
                name: "is_shown",
                table: "album_artworks");

            migrationBuilder.AlterColumn<long>(
                name: "artwork_id",
                table: "track_artworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "artwork_id",
                table: "album_artworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_track_artworks",
                table: "track_artworks",
                columns: new[] { "track_id", "kind" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_album_artworks",
                table: "album_artworks",
                columns: new[] { "album_id", "kind" });
        }
    }
}
