using System.Text.Json;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Queries;

/// <summary>What a row of a list carries, always and on request.</summary>
public sealed class TrackItemTests : LibraryTest
{
    [Fact]
    public async Task QueryAsync_Row_CarriesWhatAListShows()
    {
        Track track = await Tracks.AddAsync(
            new NewTrack { Title = "T", Artist = "A", Album = "B", Year = "c. 1999", Bpm = 123.5, MusicalKey = "8A", Label = "Warp", IsAvailableLocally = true }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), albumId: track.AlbumId, cancellationToken: Cancel);
        track = (await Tracks.GetAsync(track.Id, Cancel))!;

        TrackItem row = Assert.Single((await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items);

        Assert.Equal(("c. 1999", 123.5, "8A", "Warp", true), (row.Year, row.Bpm, row.MusicalKey, row.Label, row.IsAvailableLocally));
        Assert.NotNull(row.ArtworkKey);
        Assert.Equal((track.ArtworkKey, track.ThumbHash, track.DominantColor), (row.ArtworkKey, row.ThumbHash, row.DominantColor));
        Assert.Null(row.Genres);
        Assert.Null(row.Tags);
        Assert.Null(row.Platforms);
    }

    [Fact]
    public async Task QueryAsync_RowAsJson_IsReadAsTheSameRow()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Duration = TimeSpan.FromSeconds(90) }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), track.Id, cancellationToken: Cancel);
        TrackItem row = Assert.Single((await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items);

        string json = JsonSerializer.Serialize(row, JsonSerializerOptions.Web);

        Assert.NotNull(row.ThumbHash);
        Assert.Contains($"\"thumbHash\":\"{Convert.ToBase64String(row.ThumbHash.Bytes.Span)}\"", json.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(row, JsonSerializer.Deserialize<TrackItem>(json, JsonSerializerOptions.Web));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ThumbHash>("\"AAAA\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ThumbHash>("7"));
    }

    [Fact]
    public async Task QueryAsync_AllParts_FillsThemInTwoReads()
    {
        // Created first, because Entity Framework remembers for a second that nobody listens.
        using var counter = new CommandCounter(Library.File, "tracks", "genres", "tags", "track_platform_info");
        (Track full, Track bare) = await SeedAsync();
        await Library.Database.InitializeAsync(Cancel);
        int before = counter.Count;
        await Tracks.QueryAsync(new TrackQuery(), Cancel);
        int page = counter.Count - before;

        IReadOnlyList<TrackItem> rows = (await Tracks.QueryAsync(new TrackQuery { Include = TrackItemParts.All }, Cancel)).Items;

        Assert.Equal(1, page);
        Assert.Equal(page + 2, counter.Count - before - page);
        Assert.Equal([full.Id, bare.Id], rows.Select(row => row.TrackId!.Value));
        Assert.Equal(["Techno", "Acid"], rows[0].Genres);
        Assert.Equal(["Été", "peak"], rows[0].Tags);
        Assert.Equal([("discogs", false), ("spotify", true)], rows[0].Platforms!.Select(platform => (platform.Platform, platform.NeedsUpdate)));
        Assert.Empty(rows[1].Genres!);
        Assert.Empty(rows[1].Tags!);
        Assert.Empty(rows[1].Platforms!);
    }

    [Theory]
    [InlineData(TrackItemParts.Genres)]
    [InlineData(TrackItemParts.Tags)]
    [InlineData(TrackItemParts.Platforms)]
    [InlineData(TrackItemParts.Genres | TrackItemParts.Tags)]
    [InlineData(TrackItemParts.Tags | TrackItemParts.Platforms)]
    public async Task GetItemsAsync_SomeParts_ReadsThemOnly(TrackItemParts parts)
    {
        (Track full, _) = await SeedAsync();

        TrackItem row = Assert.Single(await Tracks.GetItemsAsync([full.Id], parts, Cancel));

        Assert.Equal(parts.HasFlag(TrackItemParts.Genres) ? ["Techno", "Acid"] : null, row.Genres);
        Assert.Equal(parts.HasFlag(TrackItemParts.Tags) ? ["Été", "peak"] : null, row.Tags);
        Assert.Equal(parts.HasFlag(TrackItemParts.Platforms) ? ["discogs", "spotify"] : null, row.Platforms?.Select(platform => platform.Platform));
    }

    [Fact]
    public async Task QueryAsync_UndefinedPart_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.QueryAsync(new TrackQuery { Include = (TrackItemParts)8 }, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.GetItemsAsync([1], (TrackItemParts)8, Cancel));
    }

    [Fact]
    public async Task GetItemsAsync_Ids_KeepsTheirOrderAndLeavesOutUnknownOnes()
    {
        long[] ids = new long[5];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = (await AddAsync($"T{i}")).Id;

        IReadOnlyList<TrackItem> rows = await Tracks.GetItemsAsync([ids[3], 404, ids[0], ids[3], ids[4], -1], cancellationToken: Cancel);

        Assert.Equal([ids[3], ids[0], ids[4]], rows.Select(row => row.TrackId!.Value));
        Assert.Equal(["T3", "T0", "T4"], rows.Select(row => row.Title));
        Assert.Empty(await Tracks.GetItemsAsync([], TrackItemParts.All, Cancel));
    }

    [Fact]
    public async Task GetItemsAsync_MoreIdsThanADatabaseTakesParameters_ReadsThemAll()
    {
        const int count = 40_000;
        await Library.Database.InitializeAsync(Cancel);
        Library.Sql($"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            INSERT INTO tracks (id, title, artist, is_available_locally, artwork_decided, created_at, updated_at, search_key, sort_title, sort_artist, identity_key, edit_version, title_key, field_sources)
            SELECT i, 'T' || i, 'A', 0, 0, '2026-01-01', '2026-01-01', '', 'T' || i, 'A', randomblob(32), 0, i, 'ta4:base' FROM n
            """);
        long[] ids = [.. Enumerable.Range(1, count).Select(i => (long)i).Reverse()];

        IReadOnlyList<TrackItem> rows = await Tracks.GetItemsAsync(ids, TrackItemParts.All, Cancel);

        Assert.Equal(ids, rows.Select(row => row.TrackId!.Value));
    }

    private async Task<(Track Full, Track Bare)> SeedAsync()
    {
        Track full = await AddAsync("A");
        Track bare = await AddAsync("B");
        await Tracks.SetTrackGenresAsync(full.Id, ["House"], "spotify", Cancel);
        await Tracks.SetTrackGenresAsync(full.Id, ["Techno", "Acid"], cancellationToken: Cancel);
        await Tags.SetTagsAsync(full.Id, ["peak", "Été"], Cancel);
        await Tracks.AddPlatformInfoAsync(full.Id, "spotify", "1", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(full.Id, "discogs", "1", cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(full.Id, "spotify", cancellationToken: Cancel);
        return (full, bare);
    }

    private Task<Track> AddAsync(string title) => Tracks.AddAsync(new NewTrack { Title = title, Artist = "A" }, Cancel);
}
