namespace TrackStore;

/// <summary>Says what became of the stored pictures in a run over all of them.</summary>
public sealed record RerenderResult
{
    /// <summary>How many failures a result describes; <see cref="Failed"/> counts all.</summary>
    public const int MaxFailures = 100;

    /// <summary>Gets how many pictures were made anew.</summary>
    public required int Rerendered { get; init; }

    /// <summary>Gets how many pictures were as they should be already, those included that someone else made anew or deleted meanwhile.</summary>
    public required int AlreadyCurrent { get; init; }

    /// <summary>Gets how many pictures stay as they are because their originals are not kept. Storing their originals again makes them anew.</summary>
    public required int WithoutOriginal { get; init; }

    /// <summary>Gets how many pictures stay as they are because it failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets the first failures, at most <see cref="MaxFailures"/>.</summary>
    public required IReadOnlyList<RerenderFailure> Failures { get; init; }
}
