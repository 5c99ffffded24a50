namespace TrackStore;

/// <summary>An optional value of a track that was left out because it can't be stored. The rest of the track is stored.</summary>
/// <param name="Field">The member of <see cref="PlatformTrack"/> or <see cref="NewTrack"/> that had the value, such as <c>Bpm</c> or
/// <c>Uri</c>.</param>
/// <param name="Reason">Why the value was left out.</param>
public sealed record OmittedValue(string Field, string Reason);
