using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>A download that is due.</summary>
internal sealed record DueDownload
{
    public required long Id { get; init; }

    public required string Url { get; init; }

    public required DateTime DueAt { get; init; }

    public required int Failures { get; init; }

    /// <summary>Gets the validators of the picture that is stored for this URL, or null when none is.</summary>
    public required CacheValidators? Known { get; init; }
}
