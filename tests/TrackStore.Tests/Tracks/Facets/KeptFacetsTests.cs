using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Facets;

public sealed class KeptFacetsTests : LibraryTest
{
    [Fact]
    public async Task GetAsync_AllKinds_CountsNothingAgainUntilTheLibraryChanges()
    {
        // Created first, because Entity Framework remembers for a second that nobody listens.
        using var counter = new CommandCounter(Library.File, "tracks", "track_genres", "genres", "track_tags", "track_platform_info", "track_fields");
        ILibraryFacets facets = Library.Services.GetRequiredService<ILibraryFacets>();
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        TrackFacets first = await facets.GetAsync(cancellationToken: Cancel);

        int before = counter.Count;
        TrackFacets again = await facets.GetAsync(cancellationToken: Cancel);
        int read = counter.Count - before;
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Genres = ["House"] }, Cancel);
        TrackFacets changed = await facets.GetAsync(cancellationToken: Cancel);

        Assert.True(before > 0);
        Assert.Equal((0, 1, 1, 0), (read, first.WithoutGenre, again.WithoutGenre, changed.WithoutGenre));
    }
}
