namespace TrackStore;

/// <summary>A field, and the source of the value that a track shows; see <see cref="FieldSourceFacet"/>.</summary>
/// <param name="Field">The field; neither the genres nor the picture.</param>
/// <param name="Source"><see cref="Sources.User"/> for an edit, <see cref="Sources.Base"/>, or the platform, in any case.</param>
public sealed record TrackFieldSource(TrackField Field, string Source);
