using System;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackStore.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "albums",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    artist = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    is_artist_assumed = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    identity_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    search_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sort_title = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false, collation: "C"),
                    sort_artist = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false, collation: "C"),
                    release_year = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                    year_number = table.Column<int>(type: "integer", nullable: true),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    catalog_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    artwork_url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    artwork_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_albums", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "artwork_downloads",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    url_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    etag = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    last_modified = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    content_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artwork_downloads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "artwork_originals",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    data = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artwork_originals", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "artworks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    profile = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    key_hash = table.Column<long>(type: "bigint", nullable: false),
                    mime_type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    byte_length = table.Column<int>(type: "integer", nullable: false),
                    thumb_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    dominant_color = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    longest_side = table.Column<int>(type: "integer", nullable: false),
                    perceptual_hash = table.Column<long>(type: "bigint", nullable: true),
                    hash_band0 = table.Column<int>(type: "integer", nullable: true),
                    hash_band1 = table.Column<int>(type: "integer", nullable: true),
                    hash_band2 = table.Column<int>(type: "integer", nullable: true),
                    hash_band3 = table.Column<int>(type: "integer", nullable: true),
                    released_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artworks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_history",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tracks = table.Column<int>(type: "integer", nullable: false),
                    albums = table.Column<int>(type: "integer", nullable: false),
                    subjects = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    byte_length = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_history", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_history_artworks",
                columns: table => new
                {
                    history_id = table.Column<long>(type: "bigint", nullable: false),
                    artwork_id = table.Column<long>(type: "bigint", nullable: false),
                    current_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_history_artworks", x => new { x.history_id, x.artwork_id });
                });

            migrationBuilder.CreateTable(
                name: "change_history_parts",
                columns: table => new
                {
                    history_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_history_parts", x => new { x.history_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "change_log",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    writer = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    entity_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "genres",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    color = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genres", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "store_counters",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    writes = table.Column<long>(type: "bigint", nullable: false),
                    tracks = table.Column<long>(type: "bigint", nullable: false),
                    albums = table.Column<long>(type: "bigint", nullable: false),
                    genres = table.Column<long>(type: "bigint", nullable: false),
                    tags = table.Column<long>(type: "bigint", nullable: false),
                    links = table.Column<long>(type: "bigint", nullable: false),
                    artworks = table.Column<long>(type: "bigint", nullable: false),
                    images = table.Column<long>(type: "bigint", nullable: false),
                    downloads = table.Column<long>(type: "bigint", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false),
                    history = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_store_counters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "store_settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_store_settings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "sync_runs",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    platform = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    resume_token = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    added = table.Column<long>(type: "bigint", nullable: false),
                    changed = table.Column<long>(type: "bigint", nullable: false),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    failed = table.Column<long>(type: "bigint", nullable: false),
                    missing = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_runs", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "tags",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    color = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tags", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "album_aliases",
                columns: table => new
                {
                    identity_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    album_id = table.Column<long>(type: "bigint", nullable: false),
                    is_assumed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_album_aliases", x => x.identity_key);
                    table.ForeignKey(
                        name: "FK_album_aliases_albums_album_id",
                        column: x => x.album_id,
                        principalTable: "albums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "album_artwork_lookups",
                columns: table => new
                {
                    album_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    retry_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "tracks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    artist = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    album_id = table.Column<long>(type: "bigint", nullable: true),
                    disc_number = table.Column<int>(type: "integer", nullable: true),
                    track_number = table.Column<int>(type: "integer", nullable: true),
                    duration_ms = table.Column<long>(type: "bigint", nullable: true),
                    year = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                    year_number = table.Column<int>(type: "integer", nullable: true),
                    bpm = table.Column<double>(type: "double precision", nullable: true),
                    musical_key = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    key_number = table.Column<int>(type: "integer", nullable: true),
                    isrc = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    is_available_locally = table.Column<bool>(type: "boolean", nullable: false),
                    local_path = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    artwork_url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    search_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sort_title = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false, collation: "C"),
                    sort_artist = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false, collation: "C"),
                    identity_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    artwork_decided = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    artwork_id = table.Column<long>(type: "bigint", nullable: true),
                    shown_artwork_id = table.Column<long>(type: "bigint", nullable: true),
                    edit_version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    label_key = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: true, collation: "C"),
                    field_sources = table.Column<string>(type: "character varying(702)", maxLength: 702, nullable: false, collation: "C"),
                    base_identity_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    title_key = table.Column<long>(type: "bigint", nullable: false),
                    skeleton_key = table.Column<long>(type: "bigint", nullable: true),
                    other_title_key = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tracks", x => x.id);
                    table.ForeignKey(
                        name: "FK_tracks_albums_album_id",
                        column: x => x.album_id,
                        principalTable: "albums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "artwork_download_targets",
                columns: table => new
                {
                    subject = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    download_id = table.Column<long>(type: "bigint", nullable: false),
                    named_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    is_linked = table.Column<bool>(type: "boolean", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "album_artworks",
                columns: table => new
                {
                    album_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    artwork_id = table.Column<long>(type: "bigint", nullable: true),
                    source_url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    chosen_by_user = table.Column<bool>(type: "boolean", nullable: false),
                    refused_by_user = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    is_shown = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_album_artworks", x => new { x.album_id, x.kind, x.source });
                    table.ForeignKey(
                        name: "FK_album_artworks_albums_album_id",
                        column: x => x.album_id,
                        principalTable: "albums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_album_artworks_artworks_artwork_id",
                        column: x => x.artwork_id,
                        principalTable: "artworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "images",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    artwork_id = table.Column<long>(type: "bigint", nullable: false),
                    size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    mime_type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    byte_length = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_images", x => x.id);
                    table.ForeignKey(
                        name: "FK_images_artworks_artwork_id",
                        column: x => x.artwork_id,
                        principalTable: "artworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "genre_aliases",
                columns: table => new
                {
                    name_key = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    genre_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genre_aliases", x => x.name_key);
                    table.ForeignKey(
                        name: "FK_genre_aliases_genres_genre_id",
                        column: x => x.genre_id,
                        principalTable: "genres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tag_aliases",
                columns: table => new
                {
                    name_key = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    tag_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tag_aliases", x => x.name_key);
                    table.ForeignKey(
                        name: "FK_tag_aliases_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_aliases",
                columns: table => new
                {
                    identity_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    duration_ms = table.Column<long>(type: "bigint", nullable: true),
                    isrc = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_aliases", x => new { x.identity_key, x.track_id });
                    table.ForeignKey(
                        name: "FK_track_aliases_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_artwork_lookups",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    retry_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "track_artworks",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    artwork_id = table.Column<long>(type: "bigint", nullable: true),
                    source_url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    chosen_by_user = table.Column<bool>(type: "boolean", nullable: false),
                    refused_by_user = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    is_shown = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_artworks", x => new { x.track_id, x.kind, x.source });
                    table.ForeignKey(
                        name: "FK_track_artworks_artworks_artwork_id",
                        column: x => x.artwork_id,
                        principalTable: "artworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_track_artworks_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_fields",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    layer = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_fields", x => new { x.track_id, x.field, x.layer });
                    table.ForeignKey(
                        name: "FK_track_fields_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_genre_exclusions",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    genre_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_genre_exclusions", x => new { x.track_id, x.genre_id });
                    table.ForeignKey(
                        name: "FK_track_genre_exclusions_genres_genre_id",
                        column: x => x.genre_id,
                        principalTable: "genres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_track_genre_exclusions_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_genres",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    genre_id = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_effective = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_genres", x => new { x.track_id, x.source, x.genre_id });
                    table.ForeignKey(
                        name: "FK_track_genres_genres_genre_id",
                        column: x => x.genre_id,
                        principalTable: "genres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_track_genres_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_platform_info",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    platform = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    platform_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    missing_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    platform_uri = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    platform_data = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    said_fingerprint = table.Column<long>(type: "bigint", nullable: true),
                    needs_update = table.Column<bool>(type: "boolean", nullable: false),
                    album_id = table.Column<long>(type: "bigint", nullable: true),
                    disc_number = table.Column<int>(type: "integer", nullable: true),
                    track_number = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_platform_info", x => x.id);
                    table.ForeignKey(
                        name: "FK_track_platform_info_albums_album_id",
                        column: x => x.album_id,
                        principalTable: "albums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_track_platform_info_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_proposals",
                columns: table => new
                {
                    first_track_id = table.Column<long>(type: "bigint", nullable: false),
                    second_track_id = table.Column<long>(type: "bigint", nullable: false),
                    is_rejected = table.Column<bool>(type: "boolean", nullable: false),
                    is_same = table.Column<bool>(type: "boolean", nullable: false),
                    reasons = table.Column<int>(type: "integer", nullable: false),
                    strength = table.Column<int>(type: "integer", nullable: false),
                    found_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_proposals", x => new { x.first_track_id, x.second_track_id });
                    table.ForeignKey(
                        name: "FK_track_proposals_tracks_first_track_id",
                        column: x => x.first_track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_track_proposals_tracks_second_track_id",
                        column: x => x.second_track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "track_tags",
                columns: table => new
                {
                    track_id = table.Column<long>(type: "bigint", nullable: false),
                    tag_id = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_tags", x => new { x.track_id, x.tag_id });
                    table.ForeignKey(
                        name: "FK_track_tags_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_track_tags_tracks_track_id",
                        column: x => x.track_id,
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "image_contents",
                columns: table => new
                {
                    image_id = table.Column<long>(type: "bigint", nullable: false),
                    data = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_image_contents", x => x.image_id);
                    table.ForeignKey(
                        name: "FK_image_contents_images_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "track_platform_syncs",
                columns: table => new
                {
                    link_id = table.Column<long>(type: "bigint", nullable: false),
                    last_synced = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_track_platform_syncs", x => x.link_id);
                    table.ForeignKey(
                        name: "FK_track_platform_syncs_track_platform_info_link_id",
                        column: x => x.link_id,
                        principalTable: "track_platform_info",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "store_counters",
                columns: new[] { "id", "albums", "artworks", "changes", "downloads", "genres", "history", "images", "links", "tags", "tracks", "writes" },
                values: new object[] { 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_album_aliases_album_id",
                table: "album_aliases",
                column: "album_id");

            migrationBuilder.CreateIndex(
                name: "IX_album_artwork_lookups_source_retry_at",
                table: "album_artwork_lookups",
                columns: new[] { "source", "retry_at" });

            migrationBuilder.CreateIndex(
                name: "IX_album_artworks_artwork_id",
                table: "album_artworks",
                column: "artwork_id");

            migrationBuilder.CreateIndex(
                name: "IX_albums_artwork_id_id",
                table: "albums",
                columns: new[] { "artwork_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_albums_created_at_id",
                table: "albums",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_albums_identity_key",
                table: "albums",
                column: "identity_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_albums_sort_artist_id",
                table: "albums",
                columns: new[] { "sort_artist", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_albums_sort_title_id",
                table: "albums",
                columns: new[] { "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_albums_year_number_id",
                table: "albums",
                columns: new[] { "year_number", "id" });

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

            migrationBuilder.CreateIndex(
                name: "IX_artworks_hash_band0",
                table: "artworks",
                column: "hash_band0",
                filter: "\"hash_band0\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_artworks_hash_band1",
                table: "artworks",
                column: "hash_band1",
                filter: "\"hash_band1\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_artworks_hash_band2",
                table: "artworks",
                column: "hash_band2",
                filter: "\"hash_band2\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_artworks_hash_band3",
                table: "artworks",
                column: "hash_band3",
                filter: "\"hash_band3\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_artworks_hash_profile",
                table: "artworks",
                columns: new[] { "hash", "profile" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_artworks_longest_side_id",
                table: "artworks",
                columns: new[] { "longest_side", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_artworks_released_at",
                table: "artworks",
                column: "released_at",
                filter: "\"released_at\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_change_history_artworks_current_id",
                table: "change_history_artworks",
                column: "current_id");

            migrationBuilder.CreateIndex(
                name: "IX_genre_aliases_genre_id",
                table: "genre_aliases",
                column: "genre_id");

            migrationBuilder.CreateIndex(
                name: "IX_genres_name_key",
                table: "genres",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_images_artwork_id_size",
                table: "images",
                columns: new[] { "artwork_id", "size" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tag_aliases_tag_id",
                table: "tag_aliases",
                column: "tag_id");

            migrationBuilder.CreateIndex(
                name: "IX_tags_name_key",
                table: "tags",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_track_aliases_track_id",
                table: "track_aliases",
                column: "track_id");

            migrationBuilder.CreateIndex(
                name: "IX_track_artwork_lookups_source_retry_at",
                table: "track_artwork_lookups",
                columns: new[] { "source", "retry_at" });

            migrationBuilder.CreateIndex(
                name: "IX_track_artworks_artwork_id",
                table: "track_artworks",
                column: "artwork_id");

            migrationBuilder.CreateIndex(
                name: "IX_track_genre_exclusions_genre_id",
                table: "track_genre_exclusions",
                column: "genre_id");

            migrationBuilder.CreateIndex(
                name: "IX_track_genres_genre_id_is_effective_track_id",
                table: "track_genres",
                columns: new[] { "genre_id", "is_effective", "track_id" });

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_album_id",
                table: "track_platform_info",
                column: "album_id",
                filter: "\"album_id\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_id_platform_track_id",
                table: "track_platform_info",
                columns: new[] { "platform_id", "platform", "track_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_missing_since",
                table: "track_platform_info",
                columns: new[] { "platform", "missing_since" },
                filter: "\"missing_since\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_source_missing_since",
                table: "track_platform_info",
                columns: new[] { "platform", "source", "missing_since" },
                filter: "\"source\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_platform_track_id_position_needs_update",
                table: "track_platform_info",
                columns: new[] { "platform", "track_id", "position", "needs_update" });

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_track_id_platform_position",
                table: "track_platform_info",
                columns: new[] { "track_id", "platform", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_track_platform_info_track_id_platform_position_needs_update",
                table: "track_platform_info",
                columns: new[] { "track_id", "platform", "position", "needs_update" },
                filter: "\"needs_update\"");

            migrationBuilder.CreateIndex(
                name: "IX_track_proposals_is_rejected_strength_first_track_id_second_~",
                table: "track_proposals",
                columns: new[] { "is_rejected", "strength", "first_track_id", "second_track_id" });

            migrationBuilder.CreateIndex(
                name: "IX_track_proposals_second_track_id",
                table: "track_proposals",
                column: "second_track_id");

            migrationBuilder.CreateIndex(
                name: "IX_track_tags_tag_id",
                table: "track_tags",
                column: "tag_id");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_album_id",
                table: "tracks",
                column: "album_id");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_base_identity_key",
                table: "tracks",
                column: "base_identity_key",
                filter: "\"base_identity_key\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_bpm_id",
                table: "tracks",
                columns: new[] { "bpm", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_created_at_id",
                table: "tracks",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_duration_ms_id",
                table: "tracks",
                columns: new[] { "duration_ms", "id" },
                filter: "\"duration_ms\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_field_sources",
                table: "tracks",
                column: "field_sources");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_identity_key",
                table: "tracks",
                column: "identity_key");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_is_available_locally",
                table: "tracks",
                column: "is_available_locally");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_isrc",
                table: "tracks",
                column: "isrc");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_key_number_id",
                table: "tracks",
                columns: new[] { "key_number", "id" },
                filter: "\"key_number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_label_key",
                table: "tracks",
                column: "label_key",
                filter: "\"label_key\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_other_title_key_duration_ms",
                table: "tracks",
                columns: new[] { "other_title_key", "duration_ms" },
                filter: "\"other_title_key\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_shown_artwork_id",
                table: "tracks",
                column: "shown_artwork_id");

            migrationBuilder.CreateIndex(
                name: "IX_tracks_skeleton_key_duration_ms",
                table: "tracks",
                columns: new[] { "skeleton_key", "duration_ms" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_sort_artist_id",
                table: "tracks",
                columns: new[] { "sort_artist", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_sort_title_id",
                table: "tracks",
                columns: new[] { "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_title_key_duration_ms",
                table: "tracks",
                columns: new[] { "title_key", "duration_ms" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_updated_at_id",
                table: "tracks",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tracks_year_number_id",
                table: "tracks",
                columns: new[] { "year_number", "id" });
            migrationBuilder.AddTrackStoreSearch(TargetModel);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "album_aliases");

            migrationBuilder.DropTable(
                name: "album_artwork_lookups");

            migrationBuilder.DropTable(
                name: "album_artworks");

            migrationBuilder.DropTable(
                name: "artwork_download_targets");

            migrationBuilder.DropTable(
                name: "artwork_originals");

            migrationBuilder.DropTable(
                name: "change_history");

            migrationBuilder.DropTable(
                name: "change_history_artworks");

            migrationBuilder.DropTable(
                name: "change_history_parts");

            migrationBuilder.DropTable(
                name: "change_log");

            migrationBuilder.DropTable(
                name: "genre_aliases");

            migrationBuilder.DropTable(
                name: "image_contents");

            migrationBuilder.DropTable(
                name: "store_counters");

            migrationBuilder.DropTable(
                name: "store_settings");

            migrationBuilder.DropTable(
                name: "sync_runs");

            migrationBuilder.DropTable(
                name: "tag_aliases");

            migrationBuilder.DropTable(
                name: "track_aliases");

            migrationBuilder.DropTable(
                name: "track_artwork_lookups");

            migrationBuilder.DropTable(
                name: "track_artworks");

            migrationBuilder.DropTable(
                name: "track_fields");

            migrationBuilder.DropTable(
                name: "track_genre_exclusions");

            migrationBuilder.DropTable(
                name: "track_genres");

            migrationBuilder.DropTable(
                name: "track_platform_syncs");

            migrationBuilder.DropTable(
                name: "track_proposals");

            migrationBuilder.DropTable(
                name: "track_tags");

            migrationBuilder.DropTable(
                name: "artwork_downloads");

            migrationBuilder.DropTable(
                name: "images");

            migrationBuilder.DropTable(
                name: "genres");

            migrationBuilder.DropTable(
                name: "track_platform_info");

            migrationBuilder.DropTable(
                name: "tags");

            migrationBuilder.DropTable(
                name: "artworks");

            migrationBuilder.DropTable(
                name: "tracks");

            migrationBuilder.DropTable(
                name: "albums");
            migrationBuilder.RemoveTrackStoreSearch(TargetModel);
        }
    }
}
