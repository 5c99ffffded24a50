namespace TrackStore;

/// <summary>Something that a change in the history was about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The identifier of a track, album, tag or genre, else null. It may have been deleted since.</param>
/// <param name="Name">The name that it had: "artist - title" of a track or album, the name of a field in snake case, or a spelling.</param>
public sealed record HistorySubject(HistorySubjectKind Kind, long? Id, string Name);
