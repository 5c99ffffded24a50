namespace TrackStore.Artwork.Acquisition;

/// <summary>What is stored about the last attempt to get a picture from a source.</summary>
/// <param name="State">The state.</param>
/// <param name="Failures">How many attempts in a row failed.</param>
/// <param name="Reason">Why the last one failed, on one line of at most 500 characters, or null.</param>
/// <param name="DueAt">When the next attempt may be made, in UTC.</param>
internal sealed record AcquisitionStatus(AcquisitionState State, int Failures, string? Reason, DateTime DueAt);
