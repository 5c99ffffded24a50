namespace TrackStore;

/// <summary>A platform, and the tracks that are linked to it.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="TrackCount">The number of tracks that are linked to the platform, at least 1.</param>
/// <param name="StaleCount">The number of tracks whose primary link is marked for an update.</param>
public sealed record PlatformFacet(string Platform, int TrackCount, int StaleCount);
