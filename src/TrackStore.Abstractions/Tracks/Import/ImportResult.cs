namespace TrackStore;

/// <summary>The result of an import.</summary>
public sealed record ImportResult
{
    /// <summary>Gets the number of tracks that were read from the stream.</summary>
    public required long Read { get; init; }

    /// <summary>Gets the number of tracks that were added.</summary>
    public required long Added { get; init; }

    /// <summary>
    /// Gets the number of added tracks that may be stored ones. <see cref="IDuplicates"/> lists them for a person to decide.
    /// </summary>
    public long Proposed { get; init; }

    /// <summary>Gets how often a track that existed before, or that came earlier in the same stream, was updated.</summary>
    public required long Updated { get; init; }

    /// <summary>Gets how often an existing track already had the values of the stream.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Gets the number of tracks that were rejected.</summary>
    public required long Rejected { get; init; }

    /// <summary>Gets the first 1,000 rejected tracks, in the order of the stream.</summary>
    public required IReadOnlyList<ImportRejection> Rejections { get; init; }

    /// <summary>Gets the number of optional values that were left out because they can't be stored.</summary>
    public long OmittedValues { get; init; }

    /// <summary>Gets the first 1,000 optional values that were left out, in the order of the stream.</summary>
    public IReadOnlyList<ImportOmission> Omissions { get; init; } = [];
}
