using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Platforms;

/// <summary>Ids, addresses and paths are stored as they were given, because elsewhere another spelling is another item.</summary>
public sealed class ExactTextTests : LibraryTest
{
    // Decomposed, and with a blank in front and behind, as a file system may give names.
    private const string Given = " Cafe\u0301 - Son\u0303ar.mp3 ";

    [Fact]
    public async Task SyncAsync_DecomposedNameOfAFile_IsStoredAndFoundByteForByte()
    {
        var synchronizer = Library.Services.GetRequiredService<ITrackSynchronizer>();

        await synchronizer.SyncAsync(
            new PlatformTrack { Platform = "folder", Id = Given, Uri = Given, Title = "Title", Artist = "Artist", LocalPath = Given }, Cancel);

        Track track = (await Tracks.FindByPlatformAsync("folder", Given, Cancel))!;
        PlatformInfo link = Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel));
        Assert.Equal((Given, Given, Given), (track.LocalPath, link.PlatformId, link.PlatformUri));
        Assert.Null(await Tracks.FindByPlatformAsync("folder", Given.Normalize(), Cancel));
        Assert.Null(await Tracks.FindByPlatformAsync("folder", Given.Trim(), Cancel));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_OtherSpelling_IsAnotherId()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", LocalPath = Given }, Cancel);
        var beside = new PlatformLinkOptions { Role = PlatformIdRole.Secondary };
        foreach (string id in new[] { "a", "A", " a", "a\u0301", "\u00e1" })
            await Tracks.AddPlatformInfoAsync(track.Id, "folder", id, options: beside, cancellationToken: Cancel);

        Assert.Equal(["a", "A", " a", "a\u0301", "\u00e1"], (await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Select(link => link.PlatformId));
        Assert.True(await Tracks.RemovePlatformInfoAsync(track.Id, "folder", " a", Cancel));
        Assert.False(await Tracks.RemovePlatformInfoAsync(track.Id, "folder", "a ", Cancel));
        Assert.Equal(Given, (await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "1998" }, Cancel)).LocalPath);
        Assert.Equal(Given + Given, (await Tracks.UpdateAsync(track.Id, new TrackUpdate { LocalPath = Given + Given }, Cancel)).LocalPath);
    }
}
