namespace TrackStore;

/// <summary>A field, and the source from which the user has decided that tracks take it; see <see cref="FieldSourceFacet"/>.</summary>
/// <param name="Field">The field; neither the genres nor the picture.</param>
/// <param name="Source"><see cref="Sources.User"/> for an edit, or the platform that the field is pinned to, in any case.</param>
public sealed record TrackFieldSource(TrackField Field, string Source);
