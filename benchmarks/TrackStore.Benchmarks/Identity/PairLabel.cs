namespace TrackStore.Benchmarks.Identity;

/// <summary>What a person says about two records.</summary>
internal enum PairLabel
{
    Same,
    Different,
    Ambiguous,
}
