namespace TrackStore;

/// <summary>A field whose value on the platform has changed.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">The platform's previous value as culture-invariant text; null means empty or unknown.</param>
/// <param name="After">The platform's current value.</param>
/// <param name="IsShown">Whether the track shows the new value. Otherwise a user's edit, a pin or a higher-ranked platform overrides
/// it.</param>
public sealed record SyncChange(TrackField Field, string? Before, string? After, bool IsShown);
