namespace TrackStore;

/// <summary>A page of tracks or albums.</summary>
public sealed record ImageSubjectPage
{
    /// <summary>Gets the tracks or albums; empty when there is none.</summary>
    public required IReadOnlyList<ImageSubject> Items { get; init; }

    /// <summary>Gets the <see cref="ImageSubjectQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
