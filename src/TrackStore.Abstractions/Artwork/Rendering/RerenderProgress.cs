namespace TrackStore;

/// <summary>The progress of a rerender run.</summary>
public sealed record RerenderProgress
{
    /// <summary>Gets how many pictures the run processes: those that were not current when it started.</summary>
    public required int Total { get; init; }

    /// <summary>Gets how many pictures were processed so far.</summary>
    public required int Done { get; init; }

    /// <summary>Gets how many pictures were rerendered.</summary>
    public required int Rerendered { get; init; }

    /// <summary>Gets how many pictures are unchanged because their originals are not kept.</summary>
    public required int WithoutOriginal { get; init; }

    /// <summary>Gets how many pictures are unchanged because rerendering them failed.</summary>
    public required int Failed { get; init; }
}
