using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Layers;

/// <summary>Disc and track number come from the layer that provides the shown album, unless they are edited.</summary>
public sealed class AlbumNumbersTests : LibraryTest
{
    [Fact]
    public async Task Numbers_OfAnotherAlbumThanTheShownOne_AreNotShown()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Album = "Single", DiscNumber = 1, TrackNumber = 7 }, Cancel);
        await LinkAsync(track.Id, "spotify", new TrackFieldValues { Album = "Record", TrackNumber = 3 });
        await LinkAsync(track.Id, "rekordbox", new TrackFieldValues { Album = "Hits", DiscNumber = 2, TrackNumber = 9 });

        Track shown = (await Tracks.GetAsync(track.Id, Cancel))!;
        FieldExplanation disc = (await Fields.ExplainAsync(track.Id, TrackField.DiscNumber, Cancel))!;
        FieldExplanation number = (await Fields.ExplainAsync(track.Id, TrackField.TrackNumber, Cancel))!;

        Assert.Equal(("Record", null, 3), (shown.Album, shown.DiscNumber, shown.TrackNumber));
        Assert.Equal(FieldRule.Unknown, disc.Rule);
        Assert.All(disc.Candidates, candidate => Assert.False(candidate.IsEffective));
        Assert.Equal(("spotify", "3", true), (number.Candidates[0].Platform, number.Candidates[0].Value, number.Candidates[0].IsEffective));
        Assert.Equal(3, number.Candidates.Count);
    }

    [Fact]
    public async Task Numbers_AlbumMovesToAnotherPlatform_FollowIt()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A" }, Cancel);
        await LinkAsync(track.Id, "spotify", new TrackFieldValues { Album = "Record", TrackNumber = 3 });
        await LinkAsync(track.Id, "rekordbox", new TrackFieldValues { Album = "Hits", DiscNumber = 2, TrackNumber = 9 });

        await Fields.UsePlatformAsync(track.Id, "rekordbox", [TrackField.Album], Cancel);

        Track shown = (await Tracks.GetAsync(track.Id, Cancel))!;
        Assert.Equal(("Hits", 2, 9), (shown.Album, shown.DiscNumber, shown.TrackNumber));
    }

    [Fact]
    public async Task Numbers_ShownAlbumsPlatformHasNone_ComeFromAnotherWithThatAlbum()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Album = "Hits", DiscNumber = 3 }, Cancel);
        await LinkAsync(track.Id, "spotify", new TrackFieldValues { Album = "Homogenic", TrackNumber = 3 });
        await LinkAsync(track.Id, "rekordbox", new TrackFieldValues { Album = "Homogénic", DiscNumber = 2, TrackNumber = 9 });

        Track shown = (await Tracks.GetAsync(track.Id, Cancel))!;
        FieldExplanation disc = (await Fields.ExplainAsync(track.Id, TrackField.DiscNumber, Cancel))!;

        Assert.Equal(("Homogenic", 2, 3), (shown.Album, shown.DiscNumber, shown.TrackNumber));
        Assert.Equal(("rekordbox", "2", true), (disc.Candidates[0].Platform, disc.Candidates[0].Value, disc.Candidates[0].IsEffective));
    }

    [Fact]
    public async Task UpdateAsync_Numbers_WinAndCanBeEmptiedAndReverted()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Album = "Record", DiscNumber = 1, TrackNumber = 3 }, Cancel);

        Track edited = await Tracks.UpdateAsync(track.Id, new TrackUpdate { DiscNumber = null, TrackNumber = 4 }, Cancel);
        await Fields.RevertAsync(track.Id, [TrackField.DiscNumber, TrackField.TrackNumber], Cancel);
        Track reverted = (await Tracks.GetAsync(track.Id, Cancel))!;

        Assert.Equal((null, 4), (edited.DiscNumber, edited.TrackNumber));
        Assert.Equal((1, 3), (reverted.DiscNumber, reverted.TrackNumber));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { TrackNumber = 0 }, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { DiscNumber = 1000 }, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_AlbumInAnotherSpelling_KeepsTheNumbersAndAnotherAlbumDoesNot()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Album = "Homogenic", DiscNumber = 1, TrackNumber = 3 }, Cancel);

        Track spelled = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Homogénic" }, Cancel);
        Track moved = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Post" }, Cancel);

        Assert.Equal((track.AlbumId, 1, 3), (spelled.AlbumId, spelled.DiscNumber, spelled.TrackNumber));
        Assert.Equal(("Post", null, null), (moved.Album, moved.DiscNumber, moved.TrackNumber));
    }

    [Fact]
    public async Task Streams_ImpossibleNumbers_AreLeftOutWithANote()
    {
        ImportResult imported = await Tracks.ImportAsync(new[] { new NewTrack { Title = "One", Artist = "A", Album = "Record", DiscNumber = 1000, TrackNumber = 12 } }.ToAsyncEnumerable(), cancellationToken: Cancel);
        SyncItem synced = await Library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(
            new PlatformTrack { Platform = "spotify", Id = "1", Title = "Two", Artist = "A", Album = "Record", DiscNumber = 1, TrackNumber = 10_000 }, Cancel);

        Assert.Equal((1, "DiscNumber"), (imported.OmittedValues, imported.Omissions[0].Field));
        Assert.Equal("TrackNumber", Assert.Single(synced.Omitted).Field);
        Assert.Equal([(null, 12), (1, null)], (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items.Select(item => (item.DiscNumber, item.TrackNumber)));
    }

    /// <summary>Two tracks with a title that many tracks have, on one album.</summary>
    [Fact]
    public async Task GetOrAddAsync_GenericTitleAtAnotherNumber_IsAnotherTrack()
    {
        NewTrack first = new() { Title = "Interlude", Artist = "A", Album = "Record", TrackNumber = 3, Duration = TimeSpan.FromSeconds(60) };
        await Tracks.GetOrAddAsync(first, Cancel);

        GetOrAddResult other = await Tracks.GetOrAddAsync(first with { Title = "Interlude.", TrackNumber = 8, Duration = TimeSpan.FromSeconds(61) }, Cancel);

        Assert.True(other.IsAdded);
    }

    private Task<PlatformInfo> LinkAsync(long trackId, string platform, TrackFieldValues fields)
        => Tracks.AddPlatformInfoAsync(trackId, platform, platform, fields: fields, cancellationToken: Cancel);
}
