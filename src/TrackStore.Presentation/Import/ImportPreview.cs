namespace TrackStore;

/// <summary>What a source holds, before anything of it is stored.</summary>
public sealed record ImportPreview
{
    /// <summary>The most tracks of <see cref="Tracks"/>.</summary>
    public const int MaxTracks = 20;

    /// <summary>Gets the number of rows that are tracks.</summary>
    public required long TrackCount { get; init; }

    /// <summary>Gets the first <see cref="MaxTracks"/> tracks, with their lines.</summary>
    public required IReadOnlyList<(long Line, NewTrack Track)> Tracks { get; init; }

    /// <summary>Gets the first rows that can't be imported.</summary>
    public required IReadOnlyList<ImportProblem> Rejections { get; init; }

    /// <summary>Gets the number of rows that can't be imported.</summary>
    public required long RejectionCount { get; init; }

    /// <summary>Gets the first values that are left out, while the rest of their rows is imported.</summary>
    public required IReadOnlyList<ImportProblem> Omissions { get; init; }

    /// <summary>Gets the number of values that are left out.</summary>
    public required long OmissionCount { get; init; }
}
