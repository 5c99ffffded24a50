namespace TrackStore.Sample.Web.Components.Library;

/// <summary>A filter that is on.</summary>
/// <param name="Text">What it keeps.</param>
/// <param name="Without">The view without it.</param>
/// <param name="IsOfTracks">Whether a list of albums can't apply it.</param>
public sealed record FilterChip(string Text, LibraryView Without, bool IsOfTracks = false);
