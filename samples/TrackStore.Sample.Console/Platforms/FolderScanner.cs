using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using TrackStore.Sample.Platforms.Folders;

namespace TrackStore.Sample.Platforms;

/// <summary>
/// A folder of audio files as a platform. It reads their tags, and gets artist and title from names such as "Artist - Title.flac" where
/// there are none.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="onNote">Receives what is wrong with a file that still gives a track, or null.</param>
internal sealed class FolderScanner(string folder, Action<string>? onNote = null) : IPlatformClient
{
    private const int MaxIdLength = 200;
    private static readonly string[] Extensions = [".aac", ".aif", ".aiff", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav", ".wma"];

    public string Platform => PlatformNames.Folder;

    /// <summary>Gets the id of a file: its path inside the folder, or the hash of a path that is too long for an id.</summary>
    public static string IdOf(string file)
        => file.Length <= MaxIdLength ? file : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))}";

    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(
        string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string file in await ListAsync(cancellationToken))
        {
            // The files are in the order of their names, so a resumed run only needs the last name.
            if (resumeToken is null || string.CompareOrdinal(file, resumeToken) > 0)
                yield return await ReadAsync(file, cancellationToken) with { ResumeToken = file };
        }
    }

    public async IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Looks the ids up among the files instead of opening them as paths, so that an id can't name a file outside the folder.
        HashSet<string> wanted = [.. platformIds];
        foreach (string file in await ListAsync(cancellationToken))
        {
            if (wanted.Contains(IdOf(file)))
                yield return await ReadAsync(file, cancellationToken);
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
            PlatformTrack track = await ReadAsync(file, cancellationToken);
            if (!IsMatch(track, file, query))
                continue;
            left--;
            yield return track;
        }
    }

    /// <summary>Lists the files by their paths inside the folder, in ordinal order, exactly as the file system names them.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="PlatformException">The folder can't be read.</exception>
    public Task<List<string>> ListAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                var recursive = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
                return Directory.EnumerateFiles(folder, "*", recursive)
                    .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                    .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
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

    /// <summary>Reads one of the files.</summary>
    /// <param name="file">Its path inside the folder.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<PlatformTrack> ReadAsync(string file, CancellationToken cancellationToken)
        => Task.Run(() => Read(file), cancellationToken);

    /// <summary>Gets the whole path of one of the files.</summary>
    public string PathOf(string file) => Path.Combine(Path.GetFullPath(folder), file);

    private static bool IsMatch(PlatformTrack track, string file, PlatformQuery query)
    {
        return Contains(track.Title, query.Title)
            && Contains(track.Artist, query.Artist)
            && Contains($"{track.Artist} {track.Title} {file}", query.Text);

        static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private PlatformTrack Read(string file)
    {
        string path = PathOf(file);
        AudioTags? tags = AudioTagReader.Read(path, out string? problem);
        (string? artist, string title) = FileNameTags.Read(file);
        if (problem is not null)
            onNote?.Invoke($"{file}: {problem}; artist and title come from its name");
        return new PlatformTrack
        {
            Platform = Platform,
            Id = IdOf(file),
            Uri = new Uri(path).AbsoluteUri,
            Title = tags?.Title ?? title,
            Artist = tags?.Artist ?? artist ?? "Unknown Artist",
            Album = tags?.Album,
            AlbumArtist = tags?.AlbumArtist,
            DiscNumber = NumberOf(tags?.Disc),
            TrackNumber = NumberOf(tags?.Track),
            Year = tags?.Year,
            Duration = tags?.Duration,
            Bpm = tags?.Bpm,
            MusicalKey = tags?.MusicalKey,
            Isrc = tags?.Isrc,
            Label = tags?.Label,
            Genres = tags?.Genres,
            LocalPath = path,
            MoreFields = MoreOf(path, tags),
        };
    }

    // Tags have 0 for an unknown number.
    private static int? NumberOf(uint? number) => number is > 0 and <= int.MaxValue ? (int)number : null;

    // The size recognizes a file that was moved, and the hash of the cover tells when it changed.
    private static Dictionary<string, string?> MoreOf(string path, AudioTags? tags)
    {
        var more = new Dictionary<string, string?>();
        var info = new FileInfo(path);
        if (info.Exists)
            more["file_size"] = info.Length.ToString(CultureInfo.InvariantCulture);
        if (tags?.Cover is { } cover)
            more["cover"] = Convert.ToHexStringLower(SHA256.HashData(cover).AsSpan(0, 8));
        return more;
    }
}
