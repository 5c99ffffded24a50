using System.Runtime.InteropServices;

namespace TrackStore.Loading.Cache;

/// <summary>Finds the cached results that a change of a track or an album invalidates. Not thread-safe.</summary>
internal sealed class ImageCacheIndex
{
    private readonly Dictionary<(ArtworkOwner Owner, string? PreviewUrl), List<ImageCacheEntry>> _bySubject = [];
    private readonly Dictionary<long, HashSet<ImageCacheEntry>> _tracksByAlbum = [];
    private readonly HashSet<ImageCacheEntry> _tracksOfAnyAlbum = [];

    /// <summary>Gets the entries about a track or an album itself.</summary>
    /// <param name="owner">The track or album.</param>
    /// <returns>The entries, valid until the index changes.</returns>
    public ReadOnlySpan<ImageCacheEntry> Of(ArtworkOwner owner) => Of((owner, PreviewUrl: null));

    /// <summary>Gets the entries about what a request is for.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The entries, valid until the index changes.</returns>
    public ReadOnlySpan<ImageCacheEntry> Of(ImageRequest request) => Of(KeyOf(request));

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

    private ReadOnlySpan<ImageCacheEntry> Of((ArtworkOwner Owner, string? PreviewUrl) subject)
        => _bySubject.TryGetValue(subject, out List<ImageCacheEntry>? entries) ? CollectionsMarshal.AsSpan(entries) : default;

    private static (ArtworkOwner Owner, string? PreviewUrl) KeyOf(ImageCacheEntry entry) => KeyOf(entry.Result.Request);

    private static (ArtworkOwner Owner, string? PreviewUrl) KeyOf(ImageRequest request) => (request.Owner, request.PreviewUrl);
}
