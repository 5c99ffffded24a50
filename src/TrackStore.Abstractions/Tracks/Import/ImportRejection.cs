namespace TrackStore;

/// <summary>A track that an import rejected and skipped.</summary>
/// <param name="Index">The track's zero-based position in the stream.</param>
/// <param name="Reason">Why the track is invalid.</param>
public sealed record ImportRejection(long Index, string Reason);
