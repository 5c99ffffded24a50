namespace TrackStore;

/// <summary>A change in the list of a <see cref="HistoryViewModel"/>.</summary>
public sealed record HistoryItem
{
    /// <summary>Gets the change.</summary>
    public required HistoryEntry Change { get; init; }

    /// <summary>Gets what it was about.</summary>
    public required HistoryArea Area { get; init; }

    /// <summary>Gets what was done, as text to show.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Gets <see cref="Text"/> in parts, of which some name a subject of <see cref="Links"/>. Links that no part names are left.
    /// </summary>
    public IReadOnlyList<HistoryTextPart> Parts { get; init; } = [];

    /// <summary>Gets the values that it has set; empty when they are the same as before, or not known.</summary>
    public IReadOnlyList<HistoryValue> Values { get; init; } = [];

    /// <summary>
    /// Gets the tracks, albums, tags and genres that it was about and that the library has by what the change says, to lead to them. They
    /// may have been deleted by a later one. At most <see cref="HistoryEntry.MaxSubjects"/>.
    /// </summary>
    public IReadOnlyList<HistorySubject> Links { get; init; } = [];

    /// <summary>Gets a value indicating whether it was undone, so that it can be made again.</summary>
    public bool IsUndone => Change.UndoneAt is not null;

    /// <summary>Gets why it could not be undone or made again when that was tried, or null.</summary>
    public string? Problem { get; init; }
}
