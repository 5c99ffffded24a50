namespace TrackStore.Benchmarks.Identity;

/// <summary>Two records, and whether they are the same recording.</summary>
internal sealed record LabelledPair(string Id, string Kind, TrackFacts First, TrackFacts Second, PairLabel Label);
