namespace TrackStore.Sample.Platforms;

/// <summary>What to read from a platform: a list, single tracks, search results, or by default the user's library there.</summary>
internal sealed record PlatformSelection
{
    public PlatformList? List { get; init; }

    public IReadOnlyCollection<string>? Ids { get; init; }

    public PlatformQuery? Query { get; init; }

    /// <summary>Gets a value indicating whether the platform must know the user for this.</summary>
    public bool IsOfUser => List?.IsOfUser ?? (Ids is null && Query is null);
}
