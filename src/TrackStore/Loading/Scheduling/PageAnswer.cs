namespace TrackStore.Loading.Scheduling;

/// <summary>What a page's queries answered to one of its requests.</summary>
/// <param name="Shown">The rendition, or null when there is none.</param>
/// <param name="Data">Its bytes, or null when they are to be read by themselves.</param>
/// <param name="Error">Why the query failed, or null when it didn't.</param>
internal sealed record PageAnswer(ImageInfo? Shown, ReadOnlyMemory<byte>? Data = null, Exception? Error = null);
