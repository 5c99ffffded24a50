namespace TrackStore;

/// <summary>
/// What came of the last look for a track's or album's picture of a kind at one source: exactly one of <see cref="Found"/>, <see cref="KnownAbsent"/>
/// and <see cref="Failed"/>. Where nobody ever looked, there is none.
/// </summary>
public abstract record ArtworkLookup
{
    private ArtworkLookup()
    {
    }

    /// <summary>Gets whose picture it is about.</summary>
    public required ImageSubject Subject { get; init; }

    /// <summary>Gets the identifier of the track or album.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the source, lower-case.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the kind of picture.</summary>
    public required ArtworkKind Kind { get; init; }

    /// <summary>Gets when the source was looked at, in UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Gets from when on it is worth looking again, in UTC; null when the picture was found.</summary>
    public DateTimeOffset? NextLookupAt => this switch
    {
        KnownAbsent absent => absent.Until,
        Failed failed => failed.RetryAt,
        _ => null,
    };

    /// <summary>Tells whether it is worth looking again at a time; never when the picture was found.</summary>
    /// <param name="time">The time.</param>
    /// <returns>True when what is known has run out by then.</returns>
    public bool IsDue(DateTimeOffset time) => NextLookupAt <= time;

    /// <summary>The source gave a picture; it is one of the candidates.</summary>
    public sealed record Found : ArtworkLookup
    {
        /// <summary>Gets the picture's identifier.</summary>
        public required long ArtworkId { get; init; }
    }

    /// <summary>The source said that it has no picture, or gave one that is registered as "no cover".</summary>
    public sealed record KnownAbsent : ArtworkLookup
    {
        /// <summary>Gets how long that is believed, in UTC.</summary>
        public required DateTimeOffset Until { get; init; }
    }

    /// <summary>The source could not be asked, or gave what is no picture; whether it has one is not known.</summary>
    public sealed record Failed : ArtworkLookup
    {
        /// <summary>Gets what went wrong, on one line of at most 500 characters.</summary>
        public required string Reason { get; init; }

        /// <summary>Gets how many looks in a row failed, 1 or more.</summary>
        public required int Failures { get; init; }

        /// <summary>Gets from when on it may be tried again, in UTC.</summary>
        public required DateTimeOffset RetryAt { get; init; }
    }
}
