namespace TrackStore.Sample.Platforms;

/// <summary>A list on a platform: a playlist, an album, a wantlist.</summary>
/// <param name="Name">The name under which an interrupted sync of the list resumes.</param>
/// <param name="Read">Reads the list, after a resume token if there is one.</param>
/// <param name="IsOfUser">Whether only its user can read it.</param>
internal sealed record PlatformList(
    string Name, Func<IPlatformClient, string?, CancellationToken, IAsyncEnumerable<PlatformTrack>> Read, bool IsOfUser = false);
