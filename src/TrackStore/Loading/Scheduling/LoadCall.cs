namespace TrackStore.Loading.Scheduling;

/// <summary>One caller's wish for a picture that is not in memory.</summary>
/// <param name="Request">The request.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="IsSilent">Whether the caller wants no events.</param>
/// <param name="Prepared">The read that a page's query answered already, or null.</param>
internal sealed record LoadCall(ImageRequest Request, ImagePriority Priority, bool IsSilent = false, PendingRead? Prepared = null);
