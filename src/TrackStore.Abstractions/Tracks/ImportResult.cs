namespace TrackStore;

/// <summary>Counts what an import did.</summary>
public sealed record ImportResult
{
    /// <summary>Gets how many tracks were read from the stream.</summary>
    public required long Read { get; init; }

    /// <summary>Gets how many tracks were added.</summary>
    public required long Added { get; init; }

    /// <summary>Gets how many times a track that was there before, or earlier in the same stream, was changed.</summary>
    public required long Updated { get; init; }

    /// <summary>Gets how many times a track that was there already had all that the stream says of it.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Gets how many tracks were refused.</summary>
    public required long Rejected { get; init; }

    /// <summary>Gets the first 1,000 refused tracks, in the stream's order.</summary>
    public required IReadOnlyList<ImportRejection> Rejections { get; init; }
}
