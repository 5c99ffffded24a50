using System.Runtime.CompilerServices;

namespace TrackStore.Sample.Platforms;

/// <summary>
/// A platform as one command sees it. Where a list was chosen, it is what the platform's library is, so that a playlist is synchronised like a library: with a
/// resume token, behind which an interrupted run goes on.
/// </summary>
internal sealed class SelectedPlatform(IPlatformClient platform, PlatformList? list, ReadingCount count) : IPlatformClient
{
    public string Platform => platform.Platform;

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
        => CountedAsync(platform.SearchAsync(query, cancellationToken), cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
        => CountedAsync(platform.GetTracksAsync(platformIds, cancellationToken), cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => CountedAsync(list?.Read(platform, resumeToken, cancellationToken) ?? platform.GetLibraryAsync(resumeToken, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<PlatformTrack> CountedAsync(IAsyncEnumerable<PlatformTrack> tracks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PlatformTrack track in tracks.WithCancellation(cancellationToken))
        {
            count.Add();
            yield return track;
        }
    }
}
