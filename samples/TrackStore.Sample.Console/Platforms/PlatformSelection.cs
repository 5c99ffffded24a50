namespace TrackStore.Sample.Platforms;

/// <summary>What of a platform is wanted: one of its lists, single tracks, what a search finds, or, where none is named, all that the user keeps there.</summary>
internal sealed record PlatformSelection
{
    public PlatformList? List { get; init; }

    public IReadOnlyCollection<string>? Ids { get; init; }

    public PlatformQuery? Query { get; init; }

    /// <summary>Gets a value indicating whether it is the user's own, so that the platform has to know the user.</summary>
    public bool IsOfUser => List?.IsOfUser ?? (Ids is null && Query is null);
}
