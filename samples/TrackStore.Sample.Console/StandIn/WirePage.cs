namespace TrackStore.Sample.StandIn;

/// <summary>A page of a list in the JSON of the stand-in platforms; <paramref name="Next"/> is where the next one begins.</summary>
internal sealed record WirePage<T>(IReadOnlyList<T> Items, int? Next, int Total);
