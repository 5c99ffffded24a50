using System.Runtime.CompilerServices;

namespace TrackStore.Sample.Platforms;

/// <summary>
/// A platform with another list as its library, so that a playlist is synced like a library: an interrupted sync resumes after the last
/// token. It also counts the tracks that the platform returns.
/// </summary>
internal sealed class SelectedPlatform(IPlatformClient platform, PlatformList? list, ReadCounter counter) : IPlatformClient
{
    public string Platform => platform.Platform;

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
        => CountedAsync(platform.SearchAsync(query, cancellationToken), cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
        => CountedAsync(platform.GetTracksAsync(platformIds, cancellationToken), cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => CountedAsync(
            list?.Read(platform, resumeToken, cancellationToken) ?? platform.GetLibraryAsync(resumeToken, cancellationToken),
            cancellationToken);

    private async IAsyncEnumerable<PlatformTrack> CountedAsync(
        IAsyncEnumerable<PlatformTrack> tracks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PlatformTrack track in tracks.WithCancellation(cancellationToken))
        {
            counter.Add();
            yield return track;
        }
    }
}
