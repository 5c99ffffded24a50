using TrackStore.Artwork.Library;
using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Library;

/// <summary>A sweep deletes as many unused pictures as it may, whatever the history keeps.</summary>
public sealed class ArtworkSweeperTests : LibraryTest
{
    [Fact]
    public async Task RunAsync_HistoryKeepsTheOldest_DeletesAsManyOthersAsItMay()
    {
        for (int i = 0; i < 6; i++)
        {
            Track track = await Tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "A" }, Cancel);
            await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(i, 64, 64), trackId: track.Id, cancellationToken: Cancel);
            await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
            Library.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Library.Sql("DELETE FROM change_history_artworks WHERE current_id > (SELECT id FROM artworks ORDER BY id LIMIT 1 OFFSET 2)");
        var sweeper = new ArtworkSweeper(Library.Services.GetRequiredService<StoreDatabase>());

        ArtworkSweepResult one = await sweeper.RunAsync(TimeSpan.Zero, most: 1, progress: null, Cancel);
        long left = Library.Count("artworks");
        ArtworkSweepResult rest = await sweeper.RunAsync(TimeSpan.Zero, most: 1_000, progress: null, Cancel);

        Assert.Equal((1, 3, 5), (one.Deleted, one.Kept, left));
        Assert.Equal((2, 3, 3), (rest.Deleted, rest.Kept, Library.Count("artworks")));
    }
}
