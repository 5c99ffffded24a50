namespace TrackStore;

/// <summary>What a synchronisation did, or would do, with one of a platform's tracks.</summary>
public sealed record SyncItem
{
    /// <summary>Gets the platform's name.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the track's id on the platform.</summary>
    public required string PlatformId { get; init; }

    /// <summary>Gets the title as the platform says it.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as the platform says it.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets what was done.</summary>
    public required SyncAction Action { get; init; }

    /// <summary>Gets by what the track was recognised.</summary>
    public MatchRule MatchedBy { get; init; }

    /// <summary>Gets the track of the library, or null when there is none: in a preview of a new track, and when it failed.</summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the fields whose value on the platform is another than before.</summary>
    public IReadOnlyList<SyncChange> Changes { get; init; } = [];

    /// <summary>Gets why it failed, and what to do, or null when it didn't.</summary>
    public string? Error { get; init; }
}
