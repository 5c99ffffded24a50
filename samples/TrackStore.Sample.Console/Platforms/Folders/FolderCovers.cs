namespace TrackStore.Sample.Platforms.Folders;

/// <summary>
/// Stores the covers that are embedded in files, which have no address from which a sync could download them. An album gets the cover of
/// its first file, and a track that has another one gets its own.
/// </summary>
internal sealed class FolderCovers(Library library, FolderScanner scanner, ReaderNotes notes)
{
    private readonly Dictionary<long, byte[]> _albums = [];

    /// <summary>Stores the covers of files whose tags are new or have changed.</summary>
    /// <returns>The number of pictures that albums and tracks got. What can't be stored is noted, and never fails the sync.</returns>
    public async Task<int> StoreAsync(IEnumerable<SyncItem> items, CancellationToken cancellationToken)
    {
        var files = (await scanner.ListAsync(cancellationToken)).ToDictionary(FolderScanner.IdOf, StringComparer.Ordinal);
        int stored = 0;
        foreach (SyncItem item in items)
        {
            if (files.TryGetValue(item.PlatformId, out string? file) && item.TrackId is { } trackId)
                stored += await StoreAsync(file, trackId, cancellationToken) ? 1 : 0;
        }

        return stored;
    }

    private async Task<bool> StoreAsync(string file, long trackId, CancellationToken cancellationToken)
    {
        AudioTags? tags = await Task.Run(() => AudioTagReader.Read(scanner.PathOf(file), out _), cancellationToken);
        if (tags?.Cover is not { } cover || await library.Tracks.GetAsync(trackId, cancellationToken) is not { } track)
            return false;
        long? albumId = track.AlbumId;
        if (albumId is { } album && !_albums.TryAdd(album, cover))
        {
            if (_albums[album].AsSpan().SequenceEqual(cover))
                return false;
            albumId = null;
        }

        try
        {
            await library.Images.ResizeAndStoreImageAsync(
                cover, albumId is null ? trackId : null, albumId, cancellationToken: cancellationToken);
            return true;
        }
        catch (TrackStoreException error)
        {
            notes.Add($"{file}: its cover was not stored. {error.Message}");
            return false;
        }
    }
}
