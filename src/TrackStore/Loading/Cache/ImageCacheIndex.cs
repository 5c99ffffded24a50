using System.Runtime.InteropServices;

namespace TrackStore.Loading.Cache;

/// <summary>Finds the cached results that a change of a track or an album invalidates. Not thread-safe.</summary>
internal sealed class ImageCacheIndex
{
    private readonly Dictionary<(ImageSubject Subject, long Id), List<ImageCacheEntry>> _bySubject = [];
    private readonly Dictionary<long, HashSet<ImageCacheEntry>> _tracksByAlbum = [];
    private readonly HashSet<ImageCacheEntry> _tracksOfAnyAlbum = [];

    /// <summary>Gets the entries about a track or an album itself.</summary>
    /// <param name="subject">Whether <paramref name="id"/> is a track or an album.</param>
    /// <param name="id">The identifier.</param>
    /// <returns>The entries, valid until the index changes.</returns>
    public ReadOnlySpan<ImageCacheEntry> Of(ImageSubject subject, long id)
        => _bySubject.TryGetValue((subject, id), out List<ImageCacheEntry>? entries) ? CollectionsMarshal.AsSpan(entries) : default;

    /// <summary>Gets the entries about tracks that show an album's image, or might show it once it changed.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <returns>The entries.</returns>
    public ImageCacheEntry[] TracksOf(long albumId)
        => _tracksByAlbum.TryGetValue(albumId, out HashSet<ImageCacheEntry>? tracks)
            ? [.. tracks, .. _tracksOfAnyAlbum]
            : [.. _tracksOfAnyAlbum];

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(ImageCacheEntry entry)
    {
        ref List<ImageCacheEntry>? entries = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySubject, KeyOf(entry), out _);
        (entries ??= new(1)).Add(entry);
        if (entry.DependsOnAnyAlbum)
        {
            _tracksOfAnyAlbum.Add(entry);
        }
        else if (entry.FallbackAlbumId is { } albumId)
        {
            ref HashSet<ImageCacheEntry>? tracks = ref CollectionsMarshal.GetValueRefOrAddDefault(_tracksByAlbum, albumId, out _);
            (tracks ??= []).Add(entry);
        }
    }

    /// <summary>Removes an entry.</summary>
    /// <param name="entry">The entry.</param>
    public void Remove(ImageCacheEntry entry)
    {
        List<ImageCacheEntry> entries = _bySubject[KeyOf(entry)];
        entries.Remove(entry);
        if (entries.Count == 0)
            _bySubject.Remove(KeyOf(entry));

        if (entry.DependsOnAnyAlbum)
        {
            _tracksOfAnyAlbum.Remove(entry);
        }
        else if (entry.FallbackAlbumId is { } albumId && _tracksByAlbum.TryGetValue(albumId, out HashSet<ImageCacheEntry>? tracks))
        {
            tracks.Remove(entry);
            if (tracks.Count == 0)
                _tracksByAlbum.Remove(albumId);
        }
    }

    private static (ImageSubject Subject, long Id) KeyOf(ImageCacheEntry entry) => (entry.Result.Request.Subject, entry.Result.Request.Id);
}
