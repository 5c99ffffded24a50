namespace TrackStore.Discogs.Collection;

/// <summary>A user's collection and wantlist at one point in time.</summary>
internal sealed record OwnedRecords
{
    public static OwnedRecords None { get; } = new();

    public IReadOnlyDictionary<long, OwnedRecord> ByRelease { get; init; } = new Dictionary<long, OwnedRecord>();

    /// <summary>Gets the releases of the collection, in list order.</summary>
    public IReadOnlyList<long> Collection { get; init; } = [];

    /// <summary>Gets the releases of the wantlist, in list order.</summary>
    public IReadOnlyList<long> Wantlist { get; init; } = [];

    /// <summary>Gets the names of the collection's folders by id; empty when Discogs doesn't show them.</summary>
    public IReadOnlyDictionary<long, string> Folders { get; init; } = new Dictionary<long, string>();

    /// <summary>Gets why the wantlist can't be read, or null.</summary>
    public PlatformException? WantlistFault { get; init; }

    /// <summary>Gets why the collection can't be read, or null.</summary>
    public PlatformException? CollectionFault { get; init; }
}
