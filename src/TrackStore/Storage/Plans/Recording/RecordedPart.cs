namespace TrackStore.Storage.Plans.Recording;

/// <summary>What a part of a recorded change contains, or several parts.</summary>
internal readonly record struct RecordedPart(
    long HistoryId, int Parts, int Tracks, int Albums, long Bytes, IReadOnlyList<long> Artworks)
{
    /// <summary>Gets the first of its tracks, when the change is about many and names none itself.</summary>
    public IReadOnlyList<HistorySubject> Named { get; init; } = [];
}
