using TrackStore.Storage;

namespace TrackStore.Artwork.Lookups;

/// <summary>A remembered absence or failure as it is stored.</summary>
internal sealed record ArtworkLookupRow
{
    /// <summary>The state of a source that said it has no picture.</summary>
    public const string Absent = "absent";

    /// <summary>The state of a source that could not be asked.</summary>
    public const string Failed = "failed";

    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string Source { get; init; }

    public required string State { get; init; }

    public required int Failures { get; init; }

    public required string? Reason { get; init; }

    public required DateTime CheckedAt { get; init; }

    public required DateTime RetryAt { get; init; }

    /// <summary>Makes the record for hosts, or null when a newer version wrote a kind that this one doesn't know.</summary>
    public ArtworkLookup? ToLookup(ImageSubject subject)
    {
        if (EnumNames<ArtworkKind>.TryParse(Kind) is not { } kind)
            return null;
        return State == Absent
            ? new ArtworkLookup.KnownAbsent { Subject = subject, Id = Id, Source = Source, Kind = kind, CheckedAt = Utc(CheckedAt), Until = Utc(RetryAt) }
            : new ArtworkLookup.Failed
            {
                Subject = subject,
                Id = Id,
                Source = Source,
                Kind = kind,
                CheckedAt = Utc(CheckedAt),
                Reason = Reason ?? "",
                Failures = Failures,
                RetryAt = Utc(RetryAt),
            };
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
