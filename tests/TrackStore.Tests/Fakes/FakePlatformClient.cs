using System.Runtime.CompilerServices;

namespace TrackStore.Tests.Fakes;

/// <summary>A platform whose library and answers a test scripts.</summary>
internal sealed class FakePlatformClient(string platform) : IPlatformClient
{
    public string Platform => platform;

    public List<PlatformTrack> Library { get; } = [];

    /// <summary>Runs before each track is returned; it may throw, wait or cancel.</summary>
    public Func<PlatformTrack, CancellationToken, Task>? BeforeEach { get; set; }

    public List<string?> ResumeTokens { get; } = [];

    public List<string> AskedIds { get; } = [];

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
        => GiveAsync(Library.Where(track => track.Title.Contains(query.Text!, StringComparison.OrdinalIgnoreCase)).Take(query.Limit), cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        AskedIds.AddRange(platformIds);
        return GiveAsync(Library.Where(track => platformIds.Contains(track.Id) || platformIds.Intersect(track.RequestedIds).Any()), cancellationToken);
    }

    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
    {
        ResumeTokens.Add(resumeToken);
        int behind = resumeToken is null ? 0 : Library.FindIndex(track => track.Id == resumeToken) + 1;
        return GiveAsync(Library.Skip(behind).Select(track => track with { ResumeToken = track.Id }), cancellationToken);
    }

    private async IAsyncEnumerable<PlatformTrack> GiveAsync(IEnumerable<PlatformTrack> tracks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (PlatformTrack track in tracks)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (BeforeEach is { } before)
                await before(track, cancellationToken);
            yield return track;
        }
    }
}
