namespace TrackStore;

/// <summary>A picture that could not be made anew; it stays as it is.</summary>
public sealed record RerenderFailure
{
    /// <summary>Gets the picture's identifier.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets what went wrong, and what to do about it.</summary>
    public required string Reason { get; init; }
}
