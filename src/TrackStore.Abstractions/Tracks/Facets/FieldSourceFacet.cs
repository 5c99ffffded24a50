namespace TrackStore;

/// <summary>A field, and the number of tracks for which the user has decided its source.</summary>
/// <param name="Field">The field.</param>
/// <param name="Source"><see cref="Sources.User"/> for an edit, or the platform that the field follows.</param>
/// <param name="TrackCount">The number of tracks, at least 1.</param>
public sealed record FieldSourceFacet(TrackField Field, string Source, int TrackCount);
