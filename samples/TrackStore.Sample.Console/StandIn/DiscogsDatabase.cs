using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>What the stand-in for Discogs knows: the catalogue's albums on vinyl, four of them in the user's collection and one wanted.</summary>
internal sealed class DiscogsDatabase(Uri server)
{
    /// <summary>What a master's id is larger by than its release's.</summary>
    public const long Masters = 500_000;

    /// <summary>The id of the first release; the others follow in the order of the catalogue.</summary>
    public const long First = 1_001;

    /// <summary>The album whose sleeve is written in capitals, as sleeves are.</summary>
    private const int Capitals = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, DiscogsRecord> _records = Catalogue.Albums.Select(album => Press(album, server)).ToDictionary(record => record.Id);

    /// <summary>Gets the releases of the collection, in the order in which they were added.</summary>
    public IReadOnlyList<DiscogsRecord> Collection => [.. All.SkipLast(1)];

    public IReadOnlyList<DiscogsRecord> Wantlist => [.. All.TakeLast(1)];

    public IReadOnlyList<DiscogsRecord> All
    {
        get
        {
            lock (_gate)
                return [.. _records.Values.OrderBy(record => record.Id)];
        }
    }

    public DiscogsRecord? Find(long id)
    {
        lock (_gate)
            return _records.GetValueOrDefault(id);
    }

    /// <summary>Has the database say something else of a release from now on, as when a user corrects it.</summary>
    public void Correct(long id, Func<DiscogsRecord, DiscogsRecord> correction)
    {
        lock (_gate)
            _records[id] = correction(_records[id]);
    }

    private static DiscogsRecord Press(CatalogueAlbum album, Uri server)
    {
        List<(string Title, TimeSpan Duration)> tracks = [.. album.Tracks.Select(track => (album.Number == Capitals ? track.Title.ToUpperInvariant() : track.Title, track.Duration + TimeSpan.FromSeconds(1)))];

        // One that the streaming edition left out.
        if (album.Number == 4)
            tracks.Add(("Café Mirage (Instrumental)", TimeSpan.FromSeconds(216)));
        int sideA = (tracks.Count + 1) / 2;
        return new DiscogsRecord(First + album.Number - 1, album)
        {
            Released = album.Discogs.Released,
            Cover = StandInCovers.UrlOf(server, StandInCovers.Discogs, album.Number, 600),
            Tracks = [.. tracks.Select((track, index) => (Position(index, sideA), track.Title, track.Duration))],
        };
    }

    private static string Position(int index, int sideA)
        => index < sideA ? string.Create(CultureInfo.InvariantCulture, $"A{index + 1}") : string.Create(CultureInfo.InvariantCulture, $"B{index - sideA + 1}");
}
