namespace TrackStore;

/// <summary>Says how far a run over the stored pictures is.</summary>
public sealed record RerenderProgress
{
    /// <summary>Gets how many pictures the run is about: those that were not current when it began.</summary>
    public required int Total { get; init; }

    /// <summary>Gets how many of them it is done with, whatever became of them.</summary>
    public required int Done { get; init; }

    /// <summary>Gets how many were made anew.</summary>
    public required int Rerendered { get; init; }

    /// <summary>Gets how many stay as they are because their originals are not kept.</summary>
    public required int WithoutOriginal { get; init; }

    /// <summary>Gets how many stay as they are because it failed.</summary>
    public required int Failed { get; init; }
}
