namespace TrackStore.Loading;

/// <summary>What a page's query answered to one of its requests.</summary>
/// <param name="Shown">The rendition, or null when there is none.</param>
/// <param name="Error">Why the query failed, or null when it didn't.</param>
internal sealed record PageAnswer(ImageInfo? Shown, Exception? Error = null);
