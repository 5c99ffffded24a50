namespace TrackStore.Sample.StandIn;

/// <summary>A track of the catalogue.</summary>
internal sealed record CatalogueTrack(string Title, TimeSpan Duration, double Bpm, string Key);
