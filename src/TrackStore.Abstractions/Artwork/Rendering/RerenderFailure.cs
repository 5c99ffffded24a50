namespace TrackStore;

/// <summary>A picture that could not be rerendered and is unchanged.</summary>
public sealed record RerenderFailure
{
    /// <summary>Gets the picture's identifier.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets what went wrong, and what to do about it.</summary>
    public required string Reason { get; init; }
}
