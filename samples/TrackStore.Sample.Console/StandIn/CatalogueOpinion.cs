namespace TrackStore.Sample.StandIn;

/// <summary>What one platform says of an album, where platforms tend to disagree.</summary>
internal sealed record CatalogueOpinion(string Year, string Label, IReadOnlyList<string> Genres);
