namespace TrackStore.Sample.Platforms;

/// <summary>One of a platform's lists: a playlist, an album, a wantlist.</summary>
/// <param name="Name">By what an interrupted synchronisation of it is known: it goes on where it was.</param>
/// <param name="Read">Reads it, behind a resume token where there is one.</param>
/// <param name="IsOfUser">Whether it is the user's own, and not shown to anybody.</param>
internal sealed record PlatformList(string Name, Func<IPlatformClient, string?, CancellationToken, IAsyncEnumerable<PlatformTrack>> Read, bool IsOfUser = false);
