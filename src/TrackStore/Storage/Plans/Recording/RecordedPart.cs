namespace TrackStore.Storage.Plans.Recording;

/// <summary>What a part of a recorded change contains, or several parts.</summary>
internal readonly record struct RecordedPart(
    long HistoryId, int Parts, int Tracks, int Albums, long Bytes, IReadOnlyList<long> Artworks);
