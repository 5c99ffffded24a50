namespace TrackStore;

/// <summary>The numbers of downloads in each state.</summary>
public sealed record ArtworkDownloadCounts
{
    /// <summary>Gets the number of downloads that were not tried yet, or are due again.</summary>
    public required int Waiting { get; init; }

    /// <summary>Gets the number of downloads that failed and will be tried again.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets the number of downloads that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Gets the number of downloads whose server has no picture.</summary>
    public required int Absent { get; init; }

    /// <summary>Gets the number of downloads that were refused.</summary>
    public required int Refused { get; init; }

    /// <summary>Gets the number of waiting and failed downloads whose time has come.</summary>
    public required int Due { get; init; }
}
