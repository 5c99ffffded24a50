using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>What a track shows and reports when the ids that were synced with it change their roles.</summary>
public sealed class SyncedIdRolesTests : LibraryTest
{
    private static readonly PlatformLinkOptions Further = new() { Role = PlatformIdRole.Secondary };

    private ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    [Fact]
    public async Task RemovePlatformInfoAsync_OnlyIdWithGenres_RemovesThem()
    {
        long track = await SyncAsync("a", "Techno");
        await LinkAsync(track, "b", Further);
        Assert.Equal(["Techno"], await GenresAsync(track));

        await Tracks.RemovePlatformInfoAsync(track, "discogs", "a", Cancel);

        Assert.Empty(await GenresAsync(track));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_WrongIdReplaced_RemovesItsGenresUntilTheRightOneIsSynced()
    {
        long track = await SyncAsync("wrong", "Techno");

        await LinkAsync(track, "right");
        Assert.Empty(await GenresAsync(track));

        Assert.Equal(track, await SyncAsync("right", "IDM"));
        Assert.Equal(["IDM"], await GenresAsync(track));
    }

    [Fact]
    public async Task SetPrimaryPlatformInfoAsync_BackToAnIdWithoutGenres_ShowsNoneOfTheOther()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Roygbiv", Artist = "Boards of Canada" }, Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["IDM"], "discogs", Cancel);
        await LinkAsync(track.Id, "a");
        await LinkAsync(track.Id, "b", Further);
        await SyncAsync("b", "House");
        Assert.Equal(["IDM"], await GenresAsync(track.Id));

        await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "b", Cancel);
        Assert.Equal(["House"], await GenresAsync(track.Id));
        await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "a", Cancel);
        Assert.Empty(await GenresAsync(track.Id));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_FieldsOfASyncedId_KeepItsGenresAndMoreFields()
    {
        PlatformTrack item = Item("a", "Folk, World", "Techno") with
        {
            Year = "1997", Label = "Warp", MoreFields = new Dictionary<string, string?> { ["country"] = "UK" },
        };
        long track = (await Synchronizer.SyncAsync(item, Cancel)).TrackId!.Value;

        PlatformInfo link = await Tracks.AddPlatformInfoAsync(track, "discogs", "a", fields: new() { Year = "1998" }, cancellationToken: Cancel);
        await LinkAsync(track, "b", Further);
        await Tracks.SetPrimaryPlatformInfoAsync(track, "discogs", "b", Cancel);
        await Tracks.SetPrimaryPlatformInfoAsync(track, "discogs", "a", Cancel);

        Assert.Equal(("1998", null), (link.Fields.Year, link.Fields.Label));
        Assert.Equal("UK", link.MoreFields["country"]);
        Assert.Equal(["Folk, World", "Techno"], await GenresAsync(track));
        await SyncAsync("a", "Folk, World", "Techno");
        Assert.Equal(["Folk, World", "Techno"], await GenresAsync(track));
    }

    [Fact]
    public async Task SyncAsync_GenresThatReadTheSameAsOneText_AreStored()
    {
        long track = await SyncAsync("a", "Folk", "World");

        await SyncAsync("a", "Folk, World");

        Assert.Equal(["Folk, World"], await GenresAsync(track));
    }

    [Fact]
    public async Task SyncAsync_FurtherIdWithAFile_SetsThePathOfATrackWithoutOne()
    {
        long track = await SyncAsync("a");
        await LinkAsync(track, "b", Further);
        await LinkAsync(track, "c", Further);
        await SyncAsync("b");
        await SyncAsync("c");

        SyncResult result = await Synchronizer.SyncAsync(
            new[] { Item("b") with { LocalPath = "/music/b.flac" }, Item("c") with { LocalPath = "/music/c.flac" } }.ToAsyncEnumerable(),
            cancellationToken: Cancel);

        Track read = (await Tracks.GetAsync(track, Cancel))!;
        Assert.Equal(("/music/b.flac", true), (read.LocalPath, read.IsAvailableLocally));
        Assert.Equal((1L, 1L), (result.Counts.Changed, result.Counts.Unchanged));
    }

    [Fact]
    public async Task SyncAsync_FurtherIdAfterThePrimaryOneWithAFile_KeepsThePrimaryPath()
    {
        long track = await SyncAsync("a");
        await LinkAsync(track, "b", Further);
        await SyncAsync("b");

        await Synchronizer.SyncAsync(
            new[] { Item("a") with { LocalPath = "/music/a.flac" }, Item("b") with { LocalPath = "/music/b.flac" } }.ToAsyncEnumerable(),
            cancellationToken: Cancel);

        Assert.Equal("/music/a.flac", (await Tracks.GetAsync(track, Cancel))!.LocalPath);
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_NamesThatOnlyTheIdsKnow_BecomeBaseValues()
    {
        long track = await SyncAsync("a");
        await Tracks.AddPlatformInfoAsync(
            track, "discogs", "b", fields: new() { Title = "Roygbiv (2013)" }, options: Further, cancellationToken: Cancel);

        await Tracks.RemovePlatformInfoAsync(track, "discogs", "a", Cancel);
        Assert.Equal(("Roygbiv (2013)", "Boards of Canada"), await NamesAsync(track));
        await Tracks.RemovePlatformInfoAsync(track, "discogs", "b", Cancel);

        Assert.Equal(("Roygbiv (2013)", "Boards of Canada"), await NamesAsync(track));
        IReadOnlyList<TrackFieldValue> values = await Fields.GetFieldsAsync(track, Cancel);
        Assert.Equal(FieldLayer.Base, values.Single(value => value.Field == TrackField.Title).Layer);
        Assert.Equal(FieldLayer.Base, values.Single(value => value.Field == TrackField.Artist).Layer);
    }

    private static PlatformTrack Item(string id, params string[] genres) => new()
    {
        Platform = "discogs", Id = id, Title = "Roygbiv", Artist = "Boards of Canada", Genres = genres.Length == 0 ? null : genres,
    };

    private async Task<long> SyncAsync(string id, params string[] genres)
        => (await Synchronizer.SyncAsync(Item(id, genres), Cancel)).TrackId!.Value;

    private Task<PlatformInfo> LinkAsync(long track, string id, PlatformLinkOptions? options = null)
        => Tracks.AddPlatformInfoAsync(track, "discogs", id, options: options, cancellationToken: Cancel);

    private async Task<string[]> GenresAsync(long track)
        => [.. (await Tracks.GetGenresAsync(track, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name)];

    private async Task<(string, string)> NamesAsync(long track)
    {
        Track read = (await Tracks.GetAsync(track, Cancel))!;
        return (read.Title, read.Artist);
    }
}
