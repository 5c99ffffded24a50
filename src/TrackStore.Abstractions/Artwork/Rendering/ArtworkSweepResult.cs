namespace TrackStore;

/// <summary>What a sweep of unused pictures has done so far, or altogether.</summary>
public sealed record ArtworkSweepResult
{
    /// <summary>Gets the number of pictures that were deleted.</summary>
    public required int Deleted { get; init; }

    /// <summary>Gets the size of their renditions and kept originals, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets the number of unused pictures that stay, because undoing or redoing a change would need them.</summary>
    public required int Kept { get; init; }
}
