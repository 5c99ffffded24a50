namespace TrackStore.Sample.StandIn;

/// <summary>What one platform says of an album, where platforms tend to disagree: its date, its label and its genres, the widest first.</summary>
internal sealed record CatalogueOpinion(string Released, string Label, IReadOnlyList<string> Genres);
