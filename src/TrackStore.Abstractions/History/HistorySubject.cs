namespace TrackStore;

/// <summary>Something that a change in the history was about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The identifier of a track, album, tag or genre, else null. It may have been deleted since.</param>
/// <param name="Name">The name that it had: "artist - title" of a track or album, the name of a field in snake case, or a spelling.</param>
public sealed record HistorySubject(HistorySubjectKind Kind, long? Id, string Name)
{
    /// <summary>
    /// Gets what a field of a single track showed before the change, as culture-invariant text, durations in milliseconds and genres
    /// separated by semicolons; or the name of a tag that was taken off tracks. Null when there was no value, and in all other cases.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>
    /// Gets what a field shows after the change, in the form of <see cref="Before"/>; or the name of a tag that was given to tracks. Null
    /// when there is no value, and in all other cases.
    /// </summary>
    public string? After { get; init; }
}
