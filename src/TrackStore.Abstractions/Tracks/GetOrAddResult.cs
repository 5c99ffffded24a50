namespace TrackStore;

/// <summary>The result of <see cref="ITrackRepository.GetOrAddAsync"/>.</summary>
public sealed record GetOrAddResult
{
    /// <summary>Gets the stored track.</summary>
    public required Track Track { get; init; }

    /// <summary>Gets a value indicating whether this call added the track; false when it was stored before.</summary>
    public required bool IsAdded { get; init; }
}
