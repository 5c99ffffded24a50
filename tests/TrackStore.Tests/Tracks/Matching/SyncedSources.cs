using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Matching;

/// <summary>The tracks of several sources, synced into a library of its own in one order of the sources.</summary>
internal sealed class SyncedSources
{
    private readonly PlatformTrack[][] _sources;
    private readonly int[] _order;
    private readonly SyncItem[][] _items;
    private readonly ILookup<long, (int Source, int Item)> _tracks;

    private SyncedSources(PlatformTrack[][] sources, int[] order, SyncItem[][] items)
    {
        _sources = sources;
        _order = order;
        _items = items;
        _tracks = sources.SelectMany((source, s) => source.Select((_, i) => (Source: s, Item: i))).ToLookup(at => items[at.Source][at.Item].TrackId!.Value);
    }

    /// <summary>Gets how many tracks more than one source has.</summary>
    public int Shared => _tracks.Count(track => track.DistinctBy(at => at.Source).Skip(1).Any());

    public static async Task<SyncedSources> SyncAsync(PlatformTrack[][] sources, int[] order)
    {
        await using var library = new TestLibrary();
        ITrackSynchronizer synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        SyncItem[][] items = [.. sources.Select(source => new SyncItem[source.Length])];
        foreach (int source in order)
        {
            int next = 0;
            await synchronizer.SyncAsync(
                sources[source].ToAsyncEnumerable(),
                new SyncRunOptions { IncludeArtwork = false, OnItem = item => items[source][next++] = item },
                cancellationToken: TestContext.Current.CancellationToken);
        }

        return new SyncedSources(sources, order, items);
    }

    /// <summary>Lists the items that share their track with other items than after another order, each with the reason.</summary>
    public IEnumerable<(string Item, string Reason)> DifferencesFrom(SyncedSources other)
    {
        for (int s = 0; s < _sources.Length; s++)
        {
            for (int i = 0; i < _sources[s].Length; i++)
            {
                if (!OthersOf(s, i).SequenceEqual(other.OthersOf(s, i)))
                    yield return (Name(s, i), $"{Tell(s, i)}, but {other.Tell(s, i)}");
            }
        }
    }

    /// <summary>Tells whether the items with a number in all sources are on one track.</summary>
    public bool AreOne(int item) => _items.Select(source => source[item].TrackId).Distinct().Count() == 1;

    private IEnumerable<(int Source, int Item)> OthersOf(int source, int item)
        => _tracks[_items[source][item].TrackId!.Value].Where(at => at != (source, item));

    private string Name(int source, int item)
    {
        PlatformTrack track = _sources[source][item];
        return $"{track.Artist} - {track.Title} ({track.Duration}, {track.Platform} {track.Id})";
    }

    private string Tell(int source, int item)
    {
        SyncItem synced = _items[source][item];
        string order = string.Join(", ", _order.Select(s => _sources[s][0].Platform));
        string others = string.Join(" and ", OthersOf(source, item).Select(at => Name(at.Source, at.Item)).DefaultIfEmpty("nothing"));
        string asked = synced.SimilarTrackId is { } similar ? $", asks about {string.Join(" and ", _tracks[similar].Select(at => Name(at.Source, at.Item)))}" : "";
        return $"in the order {order} with {others} (by {synced.MatchedBy}, {synced.Reasons}{asked})";
    }
}
