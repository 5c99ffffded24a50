using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Merging;

/// <summary>A wrong link becomes a track of its own.</summary>
public sealed class TrackSplitTests : MergingTest
{
    [Fact]
    public async Task SplitTrackAsync_PrimaryLink_TakesItsValuesAlong()
    {
        Track track = await AddAsync("Harbour");
        await LinkAsync(
            track.Id,
            "spotify",
            "s1",
            new TrackFieldValues { Title = "Other Song", Artist = "Kolt Verne", Album = "Other", Year = "2020", Duration = TimeSpan.FromSeconds(99) });
        await SyncAsync(On("spotify", "s1", "Other Song", 99) with { Artist = "Kolt Verne", Album = "Other", Year = "2020", Genres = ["House"] });
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), trackId: track.Id, source: "spotify", cancellationToken: Cancel);

        TrackSplit split = await Duplicates.SplitTrackAsync(track.Id, "spotify", "s1", Cancel);

        Track left = await GetAsync(track.Id);
        Track own = await GetAsync(split.TrackId);
        Assert.Equal(("Harbour", "Lena Brandt", null, TimeSpan.FromSeconds(200)), (left.Title, left.Artist, left.Year, left.Duration));
        Assert.Equal(("Other Song", "Kolt Verne", "2020", TimeSpan.FromSeconds(99)), (own.Title, own.Artist, own.Year, own.Duration));
        Assert.Empty(await Tracks.GetPlatformInfoAsync(track.Id, cancellationToken: Cancel));
        Assert.Equal("s1", Assert.Single(await Tracks.GetPlatformInfoAsync(own.Id, cancellationToken: Cancel)).PlatformId);
        Assert.Equal("House", Assert.Single(await Tracks.GetGenresAsync(own.Id, Cancel)).Name);
        Assert.Empty(await Tracks.GetGenresAsync(track.Id, Cancel));
        Assert.Null((await Tracks.GetItemsAsync([track.Id], cancellationToken: Cancel))[0].ArtworkKey);
        Assert.NotNull((await Tracks.GetItemsAsync([own.Id], cancellationToken: Cancel))[0].ArtworkKey);
    }

    [Fact]
    public async Task SplitTrackAsync_SyncAgain_StaysApartAndIsNotProposed()
    {
        SyncItem first = await SyncAsync(On("spotify", "s1", "Harbour"));
        SyncItem second = await SyncAsync(On("discogs", "d1", "Harbour"));
        Assert.Equal(first.TrackId, second.TrackId);

        TrackSplit split = await Duplicates.SplitTrackAsync(first.TrackId!.Value, "discogs", "d1", Cancel);
        SyncItem again = await SyncAsync(On("discogs", "d1", "Harbour"));
        await Duplicates.ScanAsync(cancellationToken: Cancel);

        Assert.Equal(split.TrackId, again.TrackId);
        Assert.Empty(await Duplicates.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task SplitTrackAsync_LinkBroughtTheFile_LeavesThePathUntilTheNextSync()
    {
        PlatformTrack file = On("rekordbox", "r1", "Harbour") with { LocalPath = "/music/harbour.mp3" };
        SyncItem synced = await SyncAsync(On("spotify", "s1", "Harbour"));
        await SyncAsync(file);

        TrackSplit split = await Duplicates.SplitTrackAsync(synced.TrackId!.Value, "rekordbox", "r1", Cancel);
        string?[] paths = [(await GetAsync(synced.TrackId.Value)).LocalPath, (await GetAsync(split.TrackId)).LocalPath];
        await SyncAsync(file);

        Assert.Equal(["/music/harbour.mp3", null], paths);
        Assert.Equal("/music/harbour.mp3", (await GetAsync(split.TrackId)).LocalPath);
    }

    [Fact]
    public async Task SplitTrackAsync_OnlySourceOfTheNames_KeepsThemOnBoth()
    {
        SyncItem synced = await SyncAsync(On("spotify", "s1", "Harbour"));

        TrackSplit split = await Duplicates.SplitTrackAsync(synced.TrackId!.Value, "spotify", "s1", Cancel);

        Assert.Equal(("Harbour", "Harbour"), ((await GetAsync(synced.TrackId.Value)).Title, (await GetAsync(split.TrackId)).Title));
    }

    [Fact]
    public async Task SplitTrackAsync_SecondaryLink_LeavesThePrimaryShown()
    {
        Track track = await AddAsync("Harbour");
        await LinkAsync(track.Id, "spotify", "s1", new TrackFieldValues { Title = "Harbour", Artist = "Lena Brandt", Year = "1999" });
        await LinkAsync(
            track.Id, "spotify", "s2", new TrackFieldValues { Title = "Harbour Live", Artist = "Lena Brandt", Year = "2009" }, PlatformIdRole.Secondary);

        TrackSplit split = await Duplicates.SplitTrackAsync(track.Id, "spotify", "s2", Cancel);

        Assert.Equal("1999", (await GetAsync(track.Id)).Year);
        Assert.Equal(("Harbour Live", "2009"), ((await GetAsync(split.TrackId)).Title, (await GetAsync(split.TrackId)).Year));
        Assert.True(Assert.Single(await Tracks.GetPlatformInfoAsync(split.TrackId, cancellationToken: Cancel)).IsPrimary);
    }

    [Fact]
    public async Task SplitTrackAsync_UnknownLink_IsRefused()
    {
        Track track = await AddAsync("Harbour");

        LinkNotFoundException error = await Assert.ThrowsAsync<LinkNotFoundException>(
            () => Duplicates.SplitTrackAsync(track.Id, "spotify", "s1", Cancel));

        Assert.Equal((track.Id, "spotify", "s1", "TS4003"), (error.TrackId, error.Platform, error.PlatformId, error.Code));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Duplicates.SplitTrackAsync(4711, "spotify", "s1", Cancel));
    }
}
