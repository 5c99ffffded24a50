using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Layers;

/// <summary>Rankings that are changed between two openings of a library.</summary>
public sealed class FieldRankingUpdaterTests : LibraryTest
{
    [Fact]
    public async Task InitializeAsync_ChangedRanking_IsAppliedToAllThatIsStored()
    {
        Track track = await AddAsync("T");
        Track edited = await AddAsync("U");
        await Tracks.UpdateAsync(edited.Id, new TrackUpdate { Year = "2000" }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), albumId: track.AlbumId, source: "discogs", cancellationToken: Cancel);

        await using TestLibrary reopened = await ReopenAsync();

        Assert.Equal("1998", (await reopened.Tracks.GetAsync(track.Id, Cancel))!.Year);
        Assert.Equal("2000", (await reopened.Tracks.GetAsync(edited.Id, Cancel))!.Year);
        Assert.Equal(["From spotify"], (await reopened.Tracks.GetGenresAsync(track.Id, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name));
        Assert.Equal("discogs", (await reopened.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(track.AlbumId!.Value), cancellationToken: Cancel)).Candidates.Single(c => c.IsShown).Source);
    }

    [Fact]
    public async Task InitializeAsync_RunWasInterrupted_ResumesAfterTheLastChunk()
    {
        Track first = await AddAsync("T");
        Track second = await AddAsync("U");
        await (await ReopenAsync()).DisposeAsync();
        Library.Sql($"""
            UPDATE store_settings SET value = 'track {first.Id} ' || (SELECT value FROM store_settings WHERE key = 'ranking') WHERE key = 'ranking_position';
            UPDATE store_settings SET value = 'another' WHERE key = 'ranking';
            UPDATE tracks SET year = 'stale';
            """);

        await using TestLibrary reopened = await ReopenAsync();

        Assert.Equal("stale", (await reopened.Tracks.GetAsync(first.Id, Cancel))!.Year);
        Assert.Equal("1998", (await reopened.Tracks.GetAsync(second.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task InitializeAsync_TrackIsNewerThanTheUpdate_LeavesItAlone()
    {
        Track first = await AddAsync("T");
        Track second = await AddAsync("U");
        await (await ReopenAsync()).DisposeAsync();

        // The counter says which id was the last when the update begins, so the second track is as one that is added meanwhile.
        Library.Sql($"""
            UPDATE store_settings SET value = 'another' WHERE key = 'ranking';
            UPDATE store_counters SET tracks = {first.Id};
            UPDATE tracks SET year = 'stale';
            """);

        await using TestLibrary reopened = await ReopenAsync();

        Assert.Equal("1998", (await reopened.Tracks.GetAsync(first.Id, Cancel))!.Year);
        Assert.Equal("stale", (await reopened.Tracks.GetAsync(second.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task InitializeAsync_RunForAnotherRankingWasInterrupted_StartsFromTheBeginning()
    {
        Track first = await AddAsync("T");
        Track second = await AddAsync("U");
        await (await ReopenAsync()).DisposeAsync();
        Library.Sql($"""
            UPDATE store_settings SET value = 'track {first.Id} another' WHERE key = 'ranking_position';
            UPDATE store_settings SET value = 'another' WHERE key = 'ranking';
            UPDATE tracks SET year = 'stale';
            """);

        await using TestLibrary reopened = await ReopenAsync();

        Assert.Equal("1998", (await reopened.Tracks.GetAsync(first.Id, Cancel))!.Year);
        Assert.Equal("1998", (await reopened.Tracks.GetAsync(second.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task InitializeAsync_SameRanking_TouchesNothing()
    {
        Track track = await AddAsync("T");
        Library.Sql("UPDATE tracks SET year = 'kept'");

        await using var reopened = new TestLibrary(file: Library.File);
        await reopened.Database.InitializeAsync(Cancel);

        Assert.Equal("kept", (await reopened.Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task InitializeAsync_RankingAppliedBefore_IsAppliedToLinksAddedSince()
    {
        Track track = await AddAsync("T");
        await using (TestLibrary reopened = await ReopenAsync())
        {
            foreach (string platform in (string[])["spotify", "discogs"])
                await reopened.Tracks.RemovePlatformInfoAsync(track.Id, platform, cancellationToken: Cancel);
        }

        await using (var original = new TestLibrary(file: Library.File))
            await original.Database.InitializeAsync(Cancel);
        await LinkAsync(track);
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);

        await using TestLibrary again = await ReopenAsync();

        Assert.Equal("1998", (await again.Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    private async Task<TestLibrary> ReopenAsync()
    {
        var reopened = new TestLibrary(
            store => store
                .Configure(options =>
                {
                    options.FieldRanking[TrackField.Year] = ["spotify", "discogs"];
                    options.FieldRanking[TrackField.Genres] = ["spotify"];
                })
                .ConfigureArtwork(options => options.SourceRanking = ["discogs"]),
            Library.File);
        await reopened.Database.InitializeAsync(Cancel);
        return reopened;
    }

    private async Task<Track> AddAsync(string title)
    {
        await Library.Database.InitializeAsync(Cancel);
        Track track = await Tracks.AddAsync(new NewTrack { Title = title, Artist = "A", Album = "B" }, Cancel);
        await LinkAsync(track);
        return track;
    }

    private async Task LinkAsync(Track track)
    {
        foreach ((string platform, string year) in new[] { ("spotify", "1998"), ("discogs", "1997") })
        {
            var fields = new TrackFieldValues { Year = year };
            await Tracks.AddPlatformInfoAsync(track.Id, platform, $"{track.Title}-{platform}", fields: fields, cancellationToken: Cancel);
            await Tracks.SetTrackGenresAsync(track.Id, [$"From {platform}"], platform, Cancel);
        }
    }
}
