namespace TrackStore;

/// <summary>An optional value that an import left out because it can't be stored. The rest of its track was imported.</summary>
/// <param name="Index">The track's zero-based position in the stream.</param>
/// <param name="Field">The member of <see cref="NewTrack"/> that had the value, such as <c>Bpm</c>.</param>
/// <param name="Reason">Why the value was left out.</param>
public sealed record ImportOmission(long Index, string Field, string Reason);
