namespace TrackStore;

/// <summary>A field that a synchronisation changes.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">What the platform said before, as invariant text; null is empty or unknown.</param>
/// <param name="After">What it says now.</param>
/// <param name="IsShown">Whether the track shows the new value; else the user's edit, a pin or a better ranked platform that says something else stands above it.</param>
public sealed record SyncChange(TrackField Field, string? Before, string? After, bool IsShown);
