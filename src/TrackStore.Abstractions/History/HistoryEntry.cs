namespace TrackStore;

/// <summary>A change that can be undone.</summary>
public sealed record HistoryEntry
{
    /// <summary>The most <see cref="Subjects"/> of a change.</summary>
    public const int MaxSubjects = 10;

    /// <summary>Gets the identifier. A later change has a higher one.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the kind of change.</summary>
    public required HistoryKind Kind { get; init; }

    /// <summary>Gets what was done, in English, with the names that the tracks or albums had then.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the time of the change.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the time when it was undone, or null when it stands.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Gets the number of tracks whose fields, links, tags, genres or pictures it changed.</summary>
    public int TrackCount { get; init; }

    /// <summary>Gets the number of albums whose details or pictures it changed.</summary>
    public int AlbumCount { get; init; }

    /// <summary>Gets the number of pairs of tracks that it merged, kept apart or proposed again; 0 for other kinds.</summary>
    public int PairCount { get; init; }

    /// <summary>
    /// Gets what it was about, so that a user interface can describe it in another language; at most <see cref="MaxSubjects"/>. After a
    /// merge or a renaming, the first is what went or the old name, and the second what stayed or the new name. An edit of one track names
    /// the track first; an edit of many names its fields and tags first, and then some of the tracks.
    /// </summary>
    public IReadOnlyList<HistorySubject> Subjects { get; init; } = [];
}
