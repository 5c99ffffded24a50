using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork;

public sealed class ArtworkOwnerTests : LibraryTest
{
    [Fact]
    public void TrackAndAlbum_SameId_AreDifferentOwners()
    {
        ArtworkOwner track = ArtworkOwner.Track(5);
        ArtworkOwner album = ArtworkOwner.Album(5);

        Assert.NotEqual(track, album);
        Assert.Equal((ArtworkOwnerKind.Track, 5, 5, null), (track.Kind, track.Id, track.TrackId, track.AlbumId));
        Assert.Equal((ArtworkOwnerKind.Album, 5, null, 5), (album.Kind, album.Id, album.TrackId, album.AlbumId));
        Assert.Equal(("track 5", "album 5", "none"), ($"{track}", $"{album}", $"{default(ArtworkOwner)}"));
        Assert.False(Enum.IsDefined(default(ArtworkOwner).Kind));
    }

    [Fact]
    public async Task EveryCall_DefaultOwner_IsRefusedAndSaysWhatToDo()
    {
        Func<Task>[] calls =
        [
            () => Images.ListImagesAsync(default, Cancel),
            () => Images.DeleteImagesAsync(default, Cancel),
            () => Images.ResolveAsync(default(ImageRequest), Cancel),
            () => Images.ResolveAsync([default], Cancel),
            () => Loader.LoadAsync(default, Cancel).AsTask(),
            () => Loader.LoadPageAsync([default], cancellationToken: Cancel),
            () => Library.Lookups.GetAsync(default, "spotify", cancellationToken: Cancel),
            () => Library.Lookups.ShouldLookUpAsync(default, "spotify", cancellationToken: Cancel),
            () => Library.Lookups.ReportAbsentAsync(default, "spotify", cancellationToken: Cancel),
            () => Library.Lookups.ReportFailureAsync(default, "spotify", "503", cancellationToken: Cancel),
            () => Library.Lookups.ForgetAsync(default, cancellationToken: Cancel),
            () => Library.Lookups.LookUpAsync(default, "spotify", _ => Task.FromResult<FoundArtwork?>(null), cancellationToken: Cancel),
            () => Library.Artwork.ExplainArtworkAsync(default, cancellationToken: Cancel),
        ];

        foreach (Func<Task> call in calls)
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(call);
            Assert.Contains("ArtworkOwner.Track(id) or ArtworkOwner.Album(id)", refused.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => Loader.Invalidate(default));
        Assert.Throws<ArgumentException>(() => Loader.Prefetch([default]));
    }
}
