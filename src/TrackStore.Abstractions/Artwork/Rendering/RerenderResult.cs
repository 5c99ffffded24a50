namespace TrackStore;

/// <summary>The result of a rerender run.</summary>
public sealed record RerenderResult
{
    /// <summary>Gets how many pictures were rerendered.</summary>
    public required int Rerendered { get; init; }

    /// <summary>
    /// Gets how many pictures were already current, including those that were rerendered or deleted by others during the run.
    /// </summary>
    public required int AlreadyCurrent { get; init; }

    /// <summary>
    /// Gets how many pictures are unchanged because their originals are not kept. Store their originals again to rerender them.
    /// </summary>
    public required int WithoutOriginal { get; init; }

    /// <summary>Gets how many pictures are unchanged because rerendering them failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets the first failures: at most 100.</summary>
    public required IReadOnlyList<RerenderFailure> Failures { get; init; }
}
