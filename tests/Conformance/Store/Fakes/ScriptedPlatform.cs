using System.Runtime.CompilerServices;

namespace TrackStore.Conformance;

/// <summary>A platform with a library that a test fills, and whose answers it can interrupt.</summary>
internal sealed class ScriptedPlatform : IPlatformClient
{
    public const string Name = "spotify";

    public string Platform => Name;

    public List<PlatformTrack> Library { get; } = [];

    /// <summary>Gets or sets the id before which the stream ends with an error, or null.</summary>
    public string? FailsBefore { get; set; }

    public List<string> AskedIds { get; } = [];

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default) => GiveAsync([], cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        AskedIds.AddRange(platformIds);
        return GiveAsync(Library.Where(track => platformIds.Contains(track.Id)), cancellationToken);
    }

    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
    {
        int start = resumeToken is null ? 0 : Library.FindIndex(track => track.Id == resumeToken) + 1;
        return GiveAsync(Library.Skip(start).Select(track => track with { ResumeToken = track.Id }), cancellationToken);
    }

    private async IAsyncEnumerable<PlatformTrack> GiveAsync(IEnumerable<PlatformTrack> tracks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (PlatformTrack track in tracks)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (track.Id == FailsBefore)
                throw new PlatformException(Name, PlatformFault.Unreachable, "There is no network.");
            yield return track;
        }
    }
}
