namespace TrackStore;

/// <summary>
/// The result of the last lookup of a track's or album's picture at one source: <see cref="Found"/>, <see cref="KnownAbsent"/> or <see
/// cref="Failed"/>.
/// </summary>
public abstract record ArtworkLookup
{
    private ArtworkLookup()
    {
    }

    /// <summary>Gets the track or album.</summary>
    public required ArtworkOwner Owner { get; init; }

    /// <summary>Gets the source, in lower case.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the kind of picture.</summary>
    public required ArtworkKind Kind { get; init; }

    /// <summary>Gets when the source was asked, in UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Gets when the next lookup is due, in UTC; null when the picture was found.</summary>
    public DateTimeOffset? NextLookupAt => this switch
    {
        KnownAbsent absent => absent.Until,
        Failed failed => failed.RetryAt,
        _ => null,
    };

    /// <summary>Tells whether the next lookup is due at a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>True when the time of an absence or failure has run out by then; false when the picture was found.</returns>
    public bool IsDue(DateTimeOffset time) => NextLookupAt <= time;

    /// <summary>The source returned a picture, which is one of the candidates.</summary>
    public sealed record Found : ArtworkLookup
    {
        /// <summary>Gets the picture's identifier.</summary>
        public required long ArtworkId { get; init; }
    }

    /// <summary>The source has no picture, or returned one that is registered as a placeholder.</summary>
    public sealed record KnownAbsent : ArtworkLookup
    {
        /// <summary>Gets when the absence expires, in UTC.</summary>
        public required DateTimeOffset Until { get; init; }
    }

    /// <summary>The source could not be asked or returned no usable picture. Whether it has a picture is unknown.</summary>
    public sealed record Failed : ArtworkLookup
    {
        /// <summary>Gets the reason, on one line of at most 500 characters.</summary>
        public required string Reason { get; init; }

        /// <summary>Gets the number of consecutive failures, 1 or more.</summary>
        public required int Failures { get; init; }

        /// <summary>Gets when the next attempt may be made, in UTC.</summary>
        public required DateTimeOffset RetryAt { get; init; }
    }
}
