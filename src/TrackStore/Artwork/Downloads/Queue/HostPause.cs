namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>A time during which a host must not be contacted.</summary>
/// <param name="Until">Its end.</param>
/// <param name="IsUnreachable">Whether the host was unreachable, rather than asked for it.</param>
internal readonly record struct HostPause(DateTimeOffset Until, bool IsUnreachable);
