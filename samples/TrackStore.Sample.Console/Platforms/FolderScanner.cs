using System.Runtime.CompilerServices;

namespace TrackStore.Sample.Platforms;

/// <summary>
/// A folder of audio files as a platform. It gets artist and title from names such as "Artist - Title.flac", and reads no tags.
/// </summary>
internal sealed class FolderScanner(string folder) : IPlatformClient
{
    private static readonly string[] Extensions = [".aac", ".aif", ".aiff", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav"];

    public string Platform => "folder";

    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(
        string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string file in await ListAsync(cancellationToken))
        {
            // The files are in the order of their names, so a resumed run only needs the last name.
            if (resumeToken is not null && string.CompareOrdinal(file, resumeToken) <= 0)
                continue;
            if (Read(file) is { } track)
                yield return track with { ResumeToken = file };
        }
    }

    public async IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Looks the ids up among the files instead of opening them as paths, so that an id can't name a file outside the folder.
        HashSet<string> wanted = [.. platformIds];
        foreach (string file in await ListAsync(cancellationToken))
        {
            if (wanted.Contains(file) && Read(file) is { } track)
                yield return track;
        }
    }

    public async IAsyncEnumerable<PlatformTrack> SearchAsync(
        PlatformQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int left = query.Limit;
        foreach (string file in await ListAsync(cancellationToken))
        {
            if (left == 0)
                yield break;
            if (Read(file) is not { } track || !IsMatch(track, file, query))
                continue;
            left--;
            yield return track;
        }
    }

    private static bool IsMatch(PlatformTrack track, string file, PlatformQuery query)
    {
        return Contains(track.Title, query.Title) && Contains(track.Artist, query.Artist) && Contains(file, query.Text);

        static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    // A file whose name has another form is skipped; the others are returned.
    private PlatformTrack? Read(string file)
    {
        string[] parts = Path.GetFileNameWithoutExtension(file).Split(" - ", 2, StringSplitOptions.TrimEntries);
        if (parts is not [{ Length: > 0 } artist, { Length: > 0 } title])
            return null;

        string path = Path.GetFullPath(Path.Combine(folder, file));
        return new PlatformTrack
        {
            Platform = Platform,
            Id = file,
            Uri = new Uri(path).AbsoluteUri,
            Title = title,
            Artist = artist,
            LocalPath = path,
        };
    }

    private Task<List<string>> ListAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                var recursive = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
                return Directory.EnumerateFiles(folder, "*", recursive)
                    .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                    .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal)
                    .ToList();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A missing folder may be on a disk that isn't connected, so this must not look like an empty folder.
                throw new PlatformException(
                    Platform,
                    PlatformFault.Unreachable,
                    $"The folder {folder} can't be read. Check the path, and that its disk is connected.",
                    error);
            }
        },
        cancellationToken);
}
