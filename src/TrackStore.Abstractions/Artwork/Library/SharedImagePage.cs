namespace TrackStore;

/// <summary>A page of pictures that several albums show.</summary>
public sealed record SharedImagePage
{
    /// <summary>Gets the pictures; empty when there is none.</summary>
    public required IReadOnlyList<SharedImage> Items { get; init; }

    /// <summary>Gets the cursor of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
