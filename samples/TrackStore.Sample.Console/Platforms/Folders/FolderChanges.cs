using System.Globalization;

namespace TrackStore.Sample.Platforms.Folders;

/// <summary>What happened to the files of a folder since its last sync.</summary>
/// <param name="Moved">The files that lie elsewhere now.</param>
/// <param name="Missing">The links whose file is gone.</param>
internal sealed record FolderChanges(IReadOnlyList<MovedFile> Moved, IReadOnlyList<PlatformInfo> Missing)
{
    // Folders are told apart by their first files, because each is a read.
    private const int MostExamined = 20;

    /// <summary>Compares the library with the files of a folder.</summary>
    /// <param name="tracks">The library's tracks.</param>
    /// <param name="scanner">The folder.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="PlatformException">The folder can't be read.</exception>
    /// <exception cref="CommandException">Another folder was synchronized that has files of the same names.</exception>
    public static async Task<FolderChanges> FindAsync(
        ITrackRepository tracks, FolderScanner scanner, CancellationToken cancellationToken)
    {
        var fresh = (await scanner.ListAsync(cancellationToken)).ToDictionary(FolderScanner.IdOf, StringComparer.Ordinal);
        var gone = new List<PlatformInfo>();
        string root = new Uri(scanner.PathOf("")).AbsoluteUri.TrimEnd('/') + "/";
        int examined = 0;
        var query = new TrackQuery { Platform = PlatformNames.Folder, PageSize = 500 };
        await foreach (TrackItem item in tracks.StreamAsync(query, cancellationToken))
        {
            if (fresh.Remove(item.PlatformId!))
            {
                if (examined++ < MostExamined)
                    await RequireSameFolderAsync(tracks, item, root, scanner, cancellationToken);
                continue;
            }

            // A track has more than one link when it has more than one file; another folder may have been synced, too.
            IReadOnlyList<PlatformInfo> links = [.. (await tracks.GetPlatformInfoAsync(item.TrackId!.Value, cancellationToken))
                .Where(link => link.Platform == PlatformNames.Folder)];
            foreach (PlatformInfo link in links)
            {
                if (!fresh.Remove(link.PlatformId) && link.PlatformUri?.StartsWith(root, StringComparison.Ordinal) == true)
                    gone.Add(link);
            }
        }

        return gone.Count == 0 ? new FolderChanges([], []) : await CompareAsync(gone, fresh.Values, scanner, cancellationToken);
    }

    // A file is known by its path within the folder, so that the folder may move. Another folder may have files of the same names.
    private static async Task RequireSameFolderAsync(
        ITrackRepository tracks, TrackItem item, string root, FolderScanner scanner, CancellationToken cancellationToken)
    {
        PlatformInfo? link = await tracks.GetPlatformInfoAsync(item.TrackId!.Value, PlatformNames.Folder, cancellationToken);
        if (link?.PlatformUri is not { } uri || uri.StartsWith(root, StringComparison.Ordinal) || !File.Exists(new Uri(uri).LocalPath))
            return;
        throw new CommandException(
            $"{item.PlatformId} was synchronized from another folder, where it still is: {new Uri(uri).LocalPath}.",
            $"Files are known by their paths within the folder, so {scanner.PathOf("")} would overwrite that folder's tracks.",
            "Give each folder a library of its own with --database, or put both into one folder before the first sync.");
    }

    private static async Task<FolderChanges> CompareAsync(
        List<PlatformInfo> gone, IEnumerable<string> fresh, FolderScanner scanner, CancellationToken cancellationToken)
    {
        HashSet<string> sizes = [.. gone.Select(link => link.MoreFields.GetValueOrDefault("file_size") ?? "")];
        var files = new List<(string File, object Facts)>();
        foreach (string file in fresh.Order(StringComparer.Ordinal))
        {
            // Only the files of a size that is looked for are opened.
            if (!sizes.Contains(SizeOf(scanner.PathOf(file))))
                continue;
            PlatformTrack track = await scanner.ReadAsync(file, cancellationToken);
            files.Add((file, FactsOf(track.MoreFields, track.Title, track.Artist)));
        }

        var moved = new List<MovedFile>();
        Match(gone, files, moved, withName: true);
        Match(gone, files, moved, withName: false);
        return new FolderChanges(moved, gone);
    }

    // A file is recognized if no other that appeared or went is like it; copies that differ in their names are told apart by these.
    private static void Match(List<PlatformInfo> gone, List<(string File, object Facts)> files, List<MovedFile> moved, bool withName)
    {
        var newFiles = files.ToLookup(file => (file.Facts, withName ? Path.GetFileName(file.File) : null));
        foreach (IGrouping<(object, string?), PlatformInfo> links in gone.GroupBy(KeyOf).ToList())
        {
            if (links.Count() != 1 || newFiles[links.Key].ToArray() is not [var found])
                continue;
            moved.Add(new MovedFile(links.Single(), found.File));
            gone.Remove(links.Single());
            files.Remove(found);
        }

        (object, string?) KeyOf(PlatformInfo link)
        {
            string? name = withName ? Path.GetFileName(link.PlatformId) : null;
            return (FactsOf(link.MoreFields, link.Fields.Title, link.Fields.Artist), name);
        }
    }

    // The library keeps composed text. A file of the same size is as long.
    private static object FactsOf(IReadOnlyDictionary<string, string?> more, string? title, string? artist)
        => (more.GetValueOrDefault("file_size"), title?.Trim().Normalize(), artist?.Trim().Normalize());

    private static string SizeOf(string path)
        => new FileInfo(path) is { Exists: true } file ? file.Length.ToString(CultureInfo.InvariantCulture) : "";
}
