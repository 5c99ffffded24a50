namespace TrackStore.Sample.StandIn;

/// <summary>A track in the catalog.</summary>
internal sealed record CatalogTrack(string Title, TimeSpan Duration, double Bpm, string Key);
