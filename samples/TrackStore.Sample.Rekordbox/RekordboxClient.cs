using System.Runtime.CompilerServices;

namespace TrackStore.Sample.Rekordbox;

/// <summary>
/// The collection in a rekordbox XML export (DJ_PLAYLISTS) as a platform. The file is read as a stream, whatever its size.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="onUnreadable">Receives each item that is skipped because it can't be read, or null.</param>
internal sealed class RekordboxClient(string file, Action<UnreadableItem>? onUnreadable = null) : IPlatformClient
{
    public const string Name = "rekordbox";

    public string Platform => Name;

    // A file is read in seconds, and unchanged tracks are not written again, so a resume token would save nothing.
    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(
        string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = new RekordboxReader(file, Skip);
        await foreach (RekordboxElement element in reader.ReadTracksAsync(cancellationToken))
        {
            if (RekordboxTrack.Read(element.Xml, out string? problem) is { } track)
                yield return track;
            else
                Skip(new UnreadableItem(element.Line, element.Xml["Name"] is { Length: > 0 } name ? name : null, problem!));
        }
    }

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        HashSet<string> wanted = [.. platformIds];
        return GetLibraryAsync(cancellationToken: cancellationToken).Where(track => wanted.Contains(track.Id));
    }

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        return GetLibraryAsync(cancellationToken: cancellationToken).Where(IsMatch).Take(query.Limit);

        bool IsMatch(PlatformTrack track)
            => Contains(track.Title, query.Title)
                && Contains(track.Artist, query.Artist)
                && Contains($"{track.Artist} {track.Title}", query.Text);

        static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private void Skip(UnreadableItem item) => onUnreadable?.Invoke(item);
}
