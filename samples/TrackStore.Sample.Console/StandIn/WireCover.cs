namespace TrackStore.Sample.StandIn;

/// <summary>A picture in the JSON of the stand-in platforms.</summary>
internal sealed record WireCover(string Url, int Width, int Height);
