namespace TrackStore;

/// <summary>A field, and the number of tracks that show a value of it from a source.</summary>
/// <param name="Field">The field.</param>
/// <param name="Source"><see cref="Sources.User"/> for an edit, <see cref="Sources.Base"/> for what the host added or imported, or
/// the platform, whether the ranking chose it or a pin.</param>
/// <param name="TrackCount">The number of tracks, at least 1.</param>
public sealed record FieldSourceFacet(TrackField Field, string Source, int TrackCount);
