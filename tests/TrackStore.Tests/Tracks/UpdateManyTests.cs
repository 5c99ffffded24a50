using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks;

public sealed class UpdateManyTests : LibraryTest
{
    [Fact]
    public async Task UpdateAsync_SeveralTracks_EditsEachLikeASingleCall()
    {
        Track[] tracks = [await AddAsync("A"), await AddAsync("B"), await AddAsync("C"), await AddAsync("D")];
        var update = new TrackUpdate { Year = "1998", Album = "Compilation", Bpm = null, Genres = ["House", "Acid"], IsAvailableLocally = true, LocalPath = "/x" };
        Track single = await Tracks.UpdateAsync(tracks[3].Id, update, Cancel);
        int changed = 0;

        IReadOnlyList<string> changes = await Library.ChangesOfAsync(
            async () => changed = await Tracks.UpdateAsync([tracks[0].Id, tracks[2].Id, tracks[0].Id, tracks[3].Id], update, Cancel));

        Assert.Equal(2, changed);
        Assert.Equal(["tracks ~1 ~3, artwork track 1 track 3"], changes);
        Assert.Equal(tracks[1], await Tracks.GetAsync(tracks[1].Id, Cancel));
        foreach (Track before in (Track[])[tracks[0], tracks[2]])
        {
            Track edited = (await Tracks.GetAsync(before.Id, Cancel))!;
            Assert.Equal(single with { Id = before.Id, Title = before.Title, CreatedAt = before.CreatedAt, UpdatedAt = edited.UpdatedAt }, edited);
            Assert.Equal(["House", "Acid"], (await Tracks.GetGenresAsync(before.Id, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name));
            Assert.Equal("1990", (await Fields.RevertAsync(before.Id, [TrackField.Year], Cancel)).Year);
        }
    }

    [Fact]
    public async Task UpdateAsync_OneTrackIsUnknown_EditsNone()
    {
        Track track = await AddAsync("A");

        TrackNotFoundException error = await Assert.ThrowsAsync<TrackNotFoundException>(
            () => Tracks.UpdateAsync([track.Id, 404], new TrackUpdate { Year = "1998" }, Cancel));

        Assert.Equal(404, error.TrackId);
        Assert.Equal(track, await Tracks.GetAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_ExpectedVersionForSeveral_IsRefused()
    {
        Track track = await AddAsync("A");

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => Tracks.UpdateAsync([track.Id], new TrackUpdate { Year = "1998", ExpectedEditVersion = 0 }, Cancel));

        Assert.Equal("update", error.ParamName);
        Assert.Equal(0, await Tracks.UpdateAsync([], new TrackUpdate { Year = "1998" }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.UpdateAsync([track.Id], new TrackUpdate { Title = " " }, Cancel));
        Assert.Equal(track, await Tracks.GetAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_ThousandsOfTracks_AreOneTransaction()
    {
        await Tracks.ImportAsync(
            Enumerable.Range(0, 3000).Select(i => new NewTrack { Title = $"T{i}", Artist = "A", Album = "B" }).ToAsyncEnumerable(), cancellationToken: Cancel);
        long[] ids = [.. Enumerable.Range(1, 3000).Select(i => (long)i)];
        int changed = 0;

        IReadOnlyList<string> changes = await Library.ChangesOfAsync(
            async () => changed = await Tracks.UpdateAsync(ids, new TrackUpdate { Label = "Warp" }, Cancel));

        Assert.Equal(3000, changed);
        Assert.Single(changes);
        Assert.Equal(3000L, Library.Sql("SELECT count(*) FROM tracks WHERE label = 'Warp' AND edit_version = 1"));
    }

    private Task<Track> AddAsync(string title)
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Artist", Album = "Album", Year = "1990", Bpm = 120 }, Cancel);
}
