namespace TrackStore.Storage.Sqlite.Migrations
{
    // Narrow tables whose key is most of the row: without a row id SQLite keeps one tree for them instead of two, which halves what a write and a read by
    // track take. EF Core can't say so. A later migration that makes it rebuild one of them has to say it again; a test looks after that.
    internal partial class LeanerTables
    {
        private static readonly string[] NarrowTables =
        [
            """
            CREATE TABLE "narrow_track_fields" (
                "track_id" INTEGER NOT NULL,
                "field" TEXT NOT NULL,
                "layer" TEXT NOT NULL,
                "value" TEXT NULL,
                "set_at" TEXT NOT NULL,
                CONSTRAINT "PK_track_fields" PRIMARY KEY ("track_id", "field", "layer"),
                CONSTRAINT "FK_track_fields_tracks_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id") ON DELETE CASCADE
            ) WITHOUT ROWID;
            INSERT INTO narrow_track_fields (track_id, field, layer, value, set_at) SELECT track_id, field, layer, value, set_at FROM track_fields;
            DROP TABLE track_fields;
            ALTER TABLE narrow_track_fields RENAME TO track_fields;
            """,
            """
            CREATE TABLE "narrow_track_genres" (
                "track_id" INTEGER NOT NULL,
                "genre_id" INTEGER NOT NULL,
                "source" TEXT NOT NULL,
                "position" INTEGER NOT NULL,
                "is_effective" INTEGER NOT NULL,
                CONSTRAINT "PK_track_genres" PRIMARY KEY ("track_id", "source", "genre_id"),
                CONSTRAINT "FK_track_genres_genres_genre_id" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE,
                CONSTRAINT "FK_track_genres_tracks_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id") ON DELETE CASCADE
            ) WITHOUT ROWID;
            INSERT INTO narrow_track_genres (track_id, genre_id, source, position, is_effective) SELECT track_id, genre_id, source, position, is_effective FROM track_genres;
            DROP TABLE track_genres;
            ALTER TABLE narrow_track_genres RENAME TO track_genres;
            CREATE INDEX "IX_track_genres_genre_id_track_id" ON "track_genres" ("genre_id", "track_id");
            """,
            """
            CREATE TABLE "narrow_track_tags" (
                "track_id" INTEGER NOT NULL,
                "tag_id" INTEGER NOT NULL,
                "created_at" TEXT NOT NULL,
                CONSTRAINT "PK_track_tags" PRIMARY KEY ("track_id", "tag_id"),
                CONSTRAINT "FK_track_tags_tags_tag_id" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE,
                CONSTRAINT "FK_track_tags_tracks_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id") ON DELETE CASCADE
            ) WITHOUT ROWID;
            INSERT INTO narrow_track_tags (track_id, tag_id, created_at) SELECT track_id, tag_id, created_at FROM track_tags;
            DROP TABLE track_tags;
            ALTER TABLE narrow_track_tags RENAME TO track_tags;
            CREATE INDEX "IX_track_tags_tag_id" ON "track_tags" ("tag_id");
            """,
        ];
    }
}
