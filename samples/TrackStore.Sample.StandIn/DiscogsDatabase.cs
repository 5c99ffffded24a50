using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>
/// The data of the Discogs stand-in: the catalog's albums on vinyl, all but the last in the user's collection, and that one in the
/// wantlist.
/// </summary>
internal sealed class DiscogsDatabase(Uri server, IReadOnlyList<CatalogAlbum> albums)
{
    /// <summary>The difference between a master's id and its release's.</summary>
    public const long MasterOffset = 500_000;

    /// <summary>The id of the first release; the others follow in catalog order.</summary>
    public const long FirstId = 1_001;

    /// <summary>The album whose sleeve is in capitals.</summary>
    private const int Capitals = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, DiscogsRecord> _records = albums
        .Select(album => Press(album, server))
        .ToDictionary(record => record.Id);

    /// <summary>Gets the releases of the collection, in the order of their addition.</summary>
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

    /// <summary>Changes a release, like a user who corrects it.</summary>
    public void Correct(long id, Func<DiscogsRecord, DiscogsRecord> correction)
    {
        lock (_gate)
            _records[id] = correction(_records[id]);
    }

    private static DiscogsRecord Press(CatalogAlbum album, Uri server)
    {
        List<(string Title, TimeSpan Duration)> tracks =
        [
            .. album.Tracks.Select(track => (TitleOf(album, track), track.Duration + TimeSpan.FromSeconds(1))),
        ];

        // A track that the streaming edition doesn't have.
        if (album.Number == 4)
            tracks.Add(("Café Mirage (Instrumental)", TimeSpan.FromSeconds(216)));
        int sideA = (tracks.Count + 1) / 2;
        return new DiscogsRecord(FirstId + album.Number - 1, album)
        {
            Released = album.Discogs.Released,
            Cover = StandInCovers.UrlOf(server, StandInCovers.Discogs, album.Number, 600),
            Tracks = [.. tracks.Select((track, index) => (Position(index, sideA), track.Title, track.Duration))],
        };
    }

    private static string TitleOf(CatalogAlbum album, CatalogTrack track)
        => album.Number == Capitals ? track.Title.ToUpperInvariant() : track.Title;

    private static string Position(int index, int sideA)
        => index < sideA
            ? string.Create(CultureInfo.InvariantCulture, $"A{index + 1}")
            : string.Create(CultureInfo.InvariantCulture, $"B{index - sideA + 1}");
}
