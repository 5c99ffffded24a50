using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>A download whose time has come.</summary>
internal sealed record DueDownload
{
    public required long Id { get; init; }

    public required string Url { get; init; }

    public required DateTime DueAt { get; init; }

    public required int Failures { get; init; }

    /// <summary>Gets the validators of the picture that is stored of this address, or null when none is.</summary>
    public required CacheValidators? Known { get; init; }
}
