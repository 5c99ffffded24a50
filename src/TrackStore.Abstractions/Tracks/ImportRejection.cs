namespace TrackStore;

/// <summary>A track that an import refused and skipped.</summary>
/// <param name="Index">The track's position in the stream; the first one is 0.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ImportRejection(long Index, string Reason);
