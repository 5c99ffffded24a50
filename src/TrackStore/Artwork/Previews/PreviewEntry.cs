using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Previews;

/// <summary>What is known of an address.</summary>
/// <param name="Picture">The picture, or null.</param>
/// <param name="Result">Why there is no picture, or null when there is one.</param>
/// <param name="RetryAt">When the address is requested again, or null when that is at once or when there is a picture.</param>
/// <param name="Failures">How many requests in a row have failed.</param>
internal sealed record PreviewEntry(PreviewPicture? Picture, FetchResult? Result = null, DateTimeOffset? RetryAt = null, int Failures = 0);
