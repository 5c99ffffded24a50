using System.Runtime.CompilerServices;

namespace TrackStore.Sample.Platforms;

/// <summary>A folder of audio files as a platform: takes artist and title from names such as "Artist - Title.flac", and reads no tags.</summary>
internal sealed class FolderScanner(string folder) : IPlatformClient
{
    private static readonly string[] Extensions = [".aac", ".aif", ".aiff", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav"];

    public string Platform => "folder";

    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string file in await ListAsync(cancellationToken))
        {
            // The files come in the order of their names, so that the last name is all that a resumed run has to know.
            if (resumeToken is not null && string.CompareOrdinal(file, resumeToken) <= 0)
                continue;
            if (Read(file) is { } track)
                yield return track with { ResumeToken = file };
        }
    }

    public async IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Looking the ids up among the files, not opening them as paths, keeps an id from leading out of the folder.
        HashSet<string> wanted = [.. platformIds];
        foreach (string file in await ListAsync(cancellationToken))
        {
            if (wanted.Contains(file) && Read(file) is { } track)
                yield return track;
        }
    }

    public async IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int left = query.Limit;
        foreach (string file in await ListAsync(cancellationToken))
        {
            if (left == 0)
                yield break;
            if (Read(file) is not { } track || !Contains(track.Title, query.Title) || !Contains(track.Artist, query.Artist) || !Contains(file, query.Text))
                continue;
            left--;
            yield return track;
        }
    }

    private static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);

    // A file whose name says nothing is left out; the others come.
    private PlatformTrack? Read(string file)
    {
        if (Path.GetFileNameWithoutExtension(file).Split(" - ", 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } artist, { Length: > 0 } title])
            return null;

        string path = Path.GetFullPath(Path.Combine(folder, file));
        return new PlatformTrack { Platform = Platform, Id = file, Uri = new Uri(path).AbsoluteUri, Title = title, Artist = artist, LocalPath = path };
    }

    private Task<List<string>> ListAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
                return Directory.EnumerateFiles(folder, "*", everywhere)
                    .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                    .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal)
                    .ToList();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What is not there now may be there later: a disk that is not plugged in deletes nothing.
                throw new PlatformException(Platform, PlatformFault.Unreachable, $"The folder {folder} can't be read: {error.Message}", error);
            }
        },
        cancellationToken);
}
