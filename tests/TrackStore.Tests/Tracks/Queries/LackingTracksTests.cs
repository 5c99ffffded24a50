using Microsoft.Extensions.DependencyInjection;
using TrackStore.Tests.Fixtures;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tests.Tracks.Queries;

/// <summary>Lists of the few tracks that lack something, which no index has.</summary>
public sealed class LackingTracksTests : IAsyncLifetime
{
    private readonly TestLibrary _library = new(register: services => services.AddSingleton(
        new TrackListLimits { MostSorted = 4, TestedFirst = 3, MostTested = 6, MostCounted = 6 }));

    private long[] _tracks = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tracks = new List<long>();
        for (int i = 0; i < 40; i++)
        {
            var track = new NewTrack { Title = $"Title {i:D2}", Artist = "Harbour", Year = $"{2000 - i}" };
            tracks.Add((await _library.Tracks.AddAsync(track, Cancel)).Id);
        }

        _tracks = [.. tracks];
        foreach (long track in _tracks[..37])
            await _library.Tags.AddTagsAsync(track, ["Done"], Cancel);
    }

    [Fact]
    public async Task QueryAsync_FewAreUntagged_ListsThemInEveryOrder()
    {
        Assert.Equal(_tracks[37..], await ListAsync(new TrackQuery { IsTagged = false }));
        Assert.Equal(
            _tracks[37..].Reverse(), await ListAsync(new TrackQuery { IsTagged = false, OrderBy = TrackOrder.Year }));
        Assert.Equal(_tracks[38..], await ListAsync(new TrackQuery { IsTagged = false, Skip = 1 }));
        Assert.Equal(_tracks[37..], await PagesAsync(new TrackQuery { IsTagged = false, PageSize = 2 }));
    }

    [Fact]
    public async Task CountAsync_FewAreUntagged_CountsThemUpToTheLimit()
    {
        var untagged = new TrackQuery { IsTagged = false };
        Assert.Equal(3, await _library.Tracks.CountAsync(untagged, limit: 4, Cancel));
        Assert.Equal(2, await _library.Tracks.CountAsync(untagged, limit: 2, Cancel));
        Assert.Equal(3, await _library.Tracks.CountAsync(untagged, cancellationToken: Cancel));
    }

    [Fact]
    public async Task QueryAsync_TagsChangeMeanwhile_FollowsThem()
    {
        var untagged = new TrackQuery { IsTagged = false };
        Assert.Equal(3, (await ListAsync(untagged)).Length);

        await _library.Tags.AddTagsAsync(_tracks[38], ["Done"], Cancel);
        Assert.Equal([_tracks[37], _tracks[39]], await ListAsync(untagged));
        Assert.Equal(2, await _library.Tracks.CountAsync(untagged, limit: 4, Cancel));

        foreach (long track in _tracks[10..30])
            await _library.Tags.RemoveTagsAsync(track, ["Done"], Cancel);
        long[] many = [.. _tracks[10..30], _tracks[37], _tracks[39]];
        Assert.Equal(many, await ListAsync(untagged));
        Assert.Equal(4, await _library.Tracks.CountAsync(untagged, limit: 4, Cancel));
    }

    [Fact]
    public async Task QueryAsync_OtherFiltersBeside_EachHasItsOwnTracks()
    {
        Assert.Equal(3, (await ListAsync(new TrackQuery { IsTagged = false })).Length);
        Assert.Equal([_tracks[39]], await ListAsync(new TrackQuery { IsTagged = false, MaxYear = 1961 }));
        Assert.Empty(await ListAsync(new TrackQuery { IsTagged = false, HasImage = true }));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<long[]> ListAsync(TrackQuery query)
        => [.. (await _library.Tracks.QueryAsync(query, Cancel)).Items.Select(item => item.TrackId!.Value)];

    private async Task<long[]> PagesAsync(TrackQuery query)
    {
        var found = new List<long>();
        TrackPage page;
        do
        {
            page = await _library.Tracks.QueryAsync(query, Cancel);
            found.AddRange(page.Items.Select(item => item.TrackId!.Value));
            query = query with { Cursor = page.NextCursor };
        }
        while (page.NextCursor is not null);
        return [.. found];
    }
}
