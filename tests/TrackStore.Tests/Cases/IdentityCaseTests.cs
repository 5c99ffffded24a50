using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Cases;

/// <summary>The reported cases about which track is the same, by their names.</summary>
public sealed class IdentityCaseTests : CaseFileTest
{
    [Fact]
    public async Task SameTitleTracks_Import_KeepsFive()
    {
        await ImportAsync("same-title-tracks", "input.csv");

        Assert.Equal(5, await CountAsync());
        Assert.Equal([31L, 44, 255, 301, 412], (await ItemsAsync()).Select(item => (long)item.Duration!.Value.TotalSeconds).Order());
    }

    [Fact]
    public async Task OtherAlbumsIntro_ReleaseThenPlaylist_KeepsThreeAndTwo()
    {
        await SyncReleaseAsync(6, "other-albums-intro", "s3", "releases_6.json");
        await SyncPlaylistAsync("other-albums-intro", "s3");

        Assert.Equal(5, await CountAsync());
        Assert.Equal(
            [("First Light", 3), ("Second Sight", 2)],
            (await ItemsAsync()).CountBy(item => item.Album!).OrderBy(album => album.Key).Select(album => (album.Key, album.Value)));
    }

    [Fact]
    public async Task ChangedPlatformId_RekordboxRebuilt_KeepsFourTracksWithEdits()
    {
        await SyncRekordboxAsync("changed-platform-id", "r1.xml");
        Track edited = await EditAsync(await TrackAsync("rekordbox", "102"));

        SyncResult result = await SyncRekordboxAsync("changed-platform-id", "r1-rebuilt.xml");

        await AssertMovedAsync(edited, "rekordbox", "5002", 4, result);
    }

    [Fact]
    public async Task ChangedPlatformId_DiscogsPositions_KeepsThreeTracksWithEdits()
    {
        await SyncReleaseAsync(5, "changed-platform-id", "d2", "releases_5.json");
        Track edited = await EditAsync(await TrackAsync("discogs", "5/3"));

        SyncResult result = await SyncReleaseAsync(5, "changed-platform-id", "d2", "releases_5.second.json");

        await AssertMovedAsync(edited, "discogs", "5/B1", 3, result);
    }

    [Fact]
    public async Task ChangedPlatformId_SpotifySavedTracks_KeepsTwoTracksWithEdits()
    {
        await SyncSavedTracksAsync("changed-platform-id", "s2", "v1_me_tracks.json");
        Track edited = await EditAsync(await TrackAsync("spotify", "1111111111111111111111"));

        SyncResult result = await SyncSavedTracksAsync("changed-platform-id", "s2", "v1_me_tracks.second.json");

        await AssertMovedAsync(edited, "spotify", "7777777777777777777777", 2, result);
    }

    [Fact]
    public async Task CompilationSplits_Import_IsOneAlbum()
    {
        await ImportAsync("compilation-splits", "compilation.csv");

        Album? album = await Albums.FindAsync("Summer Hits 12", "Various Artists", Cancel);
        Assert.Equal((3, 1), (album!.TrackCount, (await Library.Database.GetStatisticsAsync(Cancel)).Albums));
    }

    [Fact]
    public async Task CompilationSplits_ReleaseAndPlaylist_AreOneAlbum()
    {
        await SyncReleaseAsync(7, "compilation-splits", "s4", "releases_7.json");
        await SyncPlaylistAsync("compilation-splits", "s4");

        Album? album = await Albums.FindAsync("Summer Hits 12", "Various Artists", Cancel);
        Assert.Equal((3, 3, 1), (await CountAsync(), album!.TrackCount, (await Library.Database.GetStatisticsAsync(Cancel)).Albums));
    }

    [Fact]
    public async Task RemixSuffix_ImportThenRekordbox_IsElevenTracksOrProposals()
    {
        await ImportAsync("remix-suffix", "e.csv");
        SyncResult result = await SyncRekordboxAsync("remix-suffix", "e.xml");

        TestContext.Current.SendDiagnosticMessage($"remix-suffix: {result.Counts.Matched} matched, {result.Counts.Proposed} proposed.");
        Assert.Equal(11, await CountAsync() - result.Counts.Proposed);
        Assert.True(result.Counts.Matched >= 9, $"{result.Counts.Matched} matched, {result.Counts.Proposed} proposed.");
    }

    /// <summary>The names are folded more than the list asks for in one row: the color of a hand tells no recordings apart.</summary>
    [Fact]
    public async Task NamesThatLookAlike_ImportSyncAndSearch_FollowOneRule()
    {
        string[] rows = await File.ReadAllLinesAsync(PathOf("names-that-look-alike.csv"), Cancel);
        var wrong = new List<string>();
        foreach (string[] row in rows.Skip(1).Select(row => row.Split(',')))
        {
            bool isSame = row[3] == "same" || row[0] == "emoji skin tone";
            if (await AreOneByImportAsync(row[1], row[2]) != isSame)
                wrong.Add($"import: {row[0]}");
            if (await AreOneBySyncAsync(row[1], row[2]) != isSame)
                wrong.Add($"sync: {row[0]}");
            if (await AreOneBySearchAsync(row[1], row[2]) != isSame)
                wrong.Add($"search: {row[0]}");
        }

        Assert.True(rows.Length > 30);
        Assert.Empty(wrong);
    }

    // With an album, without which titles such as "Track 1" are a question.
    private static NewTrack Row(string title) => new() { Title = title, Artist = "Lena Brandt", Album = "Shore", Duration = TimeSpan.FromSeconds(225) };

    private static async Task<bool> AreOneByImportAsync(string first, string second)
    {
        await using var library = new TestLibrary();
        await library.Tracks.ImportAsync(new[] { Row(first), Row(second) }.ToAsyncEnumerable(), cancellationToken: Cancel);
        return await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel) == 1;
    }

    private static async Task<bool> AreOneBySyncAsync(string first, string second)
    {
        await using var library = new TestLibrary();
        await library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(
            new[] { ("spotify", first), ("discogs", second) }.Select(item => new PlatformTrack
            {
                Platform = item.Item1,
                Id = "1",
                Title = item.Item2,
                Artist = "Lena Brandt",
                Album = "Shore",
                Duration = TimeSpan.FromSeconds(225),
            }).ToAsyncEnumerable(),
            cancellationToken: Cancel);
        return await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel) == 1;
    }

    private static async Task<bool> AreOneBySearchAsync(string first, string second)
    {
        await using var library = new TestLibrary();
        await library.Tracks.AddAsync(Row(first), Cancel);
        return await library.Tracks.CountAsync(new TrackQuery { Text = second }, cancellationToken: Cancel) == 1;
    }

    private async Task<Track> EditAsync(Track track)
    {
        await Tags.SetTagsAsync(track.Id, ["peak time"], Cancel);
        return await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "My name for it" }, Cancel);
    }

    private async Task AssertMovedAsync(Track edited, string platform, string newId, int count, SyncResult result)
    {
        Track after = await TrackAsync(platform, newId);
        Assert.Equal((count, 0), (await CountAsync(), result.Counts.Added));
        Assert.Equal((edited.Id, "My name for it"), (after.Id, after.Title));
        Assert.Equal("peak time", Assert.Single(await Tags.GetTagsAsync(after.Id, Cancel)).Name);
    }
}
