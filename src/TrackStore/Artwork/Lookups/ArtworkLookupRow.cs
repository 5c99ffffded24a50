using TrackStore.Artwork.Acquisition;
using TrackStore.Storage;

namespace TrackStore.Artwork.Lookups;

/// <summary>A stored absence or failure.</summary>
internal sealed record ArtworkLookupRow
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string Source { get; init; }

    public required string State { get; init; }

    public required int Failures { get; init; }

    public required string? Reason { get; init; }

    public required DateTime CheckedAt { get; init; }

    public required DateTime RetryAt { get; init; }

    /// <summary>Converts the row to the public record, or returns null for a kind that a newer version wrote.</summary>
    public ArtworkLookup? ToLookup(ArtworkOwnerKind ownerKind)
    {
        if (EnumNames<ArtworkKind>.TryParse(Kind) is not { } kind)
            return null;
        ArtworkOwner owner = ownerKind == ArtworkOwnerKind.Track ? ArtworkOwner.Track(Id) : ArtworkOwner.Album(Id);
        return State == EnumNames<AcquisitionState>.Of(AcquisitionState.Absent)
            ? new ArtworkLookup.KnownAbsent
            {
                Owner = owner,
                Source = Source,
                Kind = kind,
                CheckedAt = Utc(CheckedAt),
                Until = Utc(RetryAt),
            }
            : new ArtworkLookup.Failed
            {
                Owner = owner,
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
