namespace TrackStore.Sample.Platforms.Folders;

/// <summary>What a sync of a folder does besides the sync itself: it tells which files moved, and stores embedded covers.</summary>
internal sealed class FolderSync(Library library, FolderScanner scanner, ReaderNotes notes)
{
    private readonly List<SyncItem> _changed = [];

    /// <summary>Gets what happened to the files since the last sync.</summary>
    public FolderChanges Changes { get; private set; } = new([], []);

    /// <summary>Finds files that moved or are missing, and changes nothing.</summary>
    /// <exception cref="PlatformException">The folder can't be read.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
        => Changes = await FolderChanges.FindAsync(library.Tracks, scanner, cancellationToken);

    /// <summary>Remembers a track of the sync.</summary>
    public void Keep(SyncItem item)
    {
        if (item.Action is SyncAction.Added or SyncAction.Changed)
            _changed.Add(item);
    }

    /// <summary>
    /// Takes over which files the sync recognized elsewhere, and removes their old ids, by which nothing will be found any more.
    /// </summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var files = Changes.Moved.ToDictionary(moved => FolderScanner.IdOf(moved.File), moved => moved.File, StringComparer.Ordinal);
        var elsewhere = _changed.Where(item => item.ReplacedPlatformId is not null)
            .ToDictionary(item => item.ReplacedPlatformId!, item => item.PlatformId, StringComparer.Ordinal);
        PlatformInfo[] gone = [.. Changes.Moved.Select(moved => moved.Link), .. Changes.Missing];
        MovedFile[] found =
        [
            .. gone.Where(link => elsewhere.ContainsKey(link.PlatformId))
                .Select(link => new MovedFile(link, files.GetValueOrDefault(elsewhere[link.PlatformId], elsewhere[link.PlatformId]))),
        ];
        Changes = new FolderChanges(found, [.. gone.Where(link => !elsewhere.ContainsKey(link.PlatformId))]);
        foreach (MovedFile moved in found)
        {
            await library.Tracks.RemovePlatformInfoAsync(
                moved.Link.TrackId, scanner.Platform, moved.Link.PlatformId, cancellationToken);
        }
    }

    /// <summary>Finds folders that moved as a whole, in which other tracks, such as those of rekordbox, still have their file.</summary>
    public async Task<IReadOnlyList<FolderMove>> FindMovesAsync(CancellationToken cancellationToken)
    {
        var moves = new List<FolderMove>();
        IEnumerable<(string From, string To)> folders = Changes.Moved
            .Select(moved => FolderMove.Between(scanner.PathOf(moved.Link.PlatformId), scanner.PathOf(moved.File)))
            .Where(folder => folder.From.Length > 0 && !Directory.Exists(folder.From))
            .Distinct();
        foreach ((string from, string to) in folders)
        {
            RelocationResult preview = await library.Tracks.PreviewRelocateAsync(from, to, cancellationToken);
            if (preview.Relocated > 0)
                moves.Add(new FolderMove(from, to, preview.Relocated));
        }

        return moves;
    }

    /// <summary>Stores the embedded covers of the files that the sync added or changed.</summary>
    /// <returns>The number of pictures that were stored.</returns>
    public Task<int> StoreCoversAsync(CancellationToken cancellationToken)
        => new FolderCovers(library, scanner, notes).StoreAsync(_changed, cancellationToken);
}
