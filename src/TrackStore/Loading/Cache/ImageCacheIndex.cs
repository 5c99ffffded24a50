using System.Runtime.InteropServices;

namespace TrackStore.Loading.Cache;

/// <summary>Finds the remembered answers that a change of a track or an album makes untrue. Not safe for concurrent use.</summary>
internal sealed class ImageCacheIndex
{
    private readonly Dictionary<(ImageSubject Subject, long Id), List<ImageCacheEntry>> _bySubject = [];
    private readonly Dictionary<long, HashSet<ImageCacheEntry>> _tracksByAlbum = [];
    private readonly HashSet<ImageCacheEntry> _absentTracks = [];

    /// <summary>Gets the answers about a track or album itself.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="id">The identifier.</param>
    public ReadOnlySpan<ImageCacheEntry> Of(ImageSubject subject, long id)
        => _bySubject.TryGetValue((subject, id), out List<ImageCacheEntry>? entries) ? CollectionsMarshal.AsSpan(entries) : default;

    /// <summary>Gets the answers about tracks that show an album's picture, or might show it now.</summary>
    /// <param name="albumId">The album's identifier.</param>
    public ImageCacheEntry[] TracksOf(long albumId)
        => _tracksByAlbum.TryGetValue(albumId, out HashSet<ImageCacheEntry>? tracks) ? [.. tracks, .. _absentTracks] : [.. _absentTracks];

    /// <summary>Adds an answer.</summary>
    /// <param name="entry">The answer.</param>
    public void Add(ImageCacheEntry entry)
    {
        ref List<ImageCacheEntry>? entries = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySubject, KeyOf(entry), out _);
        (entries ??= new(1)).Add(entry);
        if (entry.MightShowAnyAlbum)
        {
            _absentTracks.Add(entry);
        }
        else if (entry.FallbackAlbumId is { } albumId)
        {
            ref HashSet<ImageCacheEntry>? tracks = ref CollectionsMarshal.GetValueRefOrAddDefault(_tracksByAlbum, albumId, out _);
            (tracks ??= []).Add(entry);
        }
    }

    /// <summary>Removes an answer.</summary>
    /// <param name="entry">The answer.</param>
    public void Remove(ImageCacheEntry entry)
    {
        List<ImageCacheEntry> entries = _bySubject[KeyOf(entry)];
        entries.Remove(entry);
        if (entries.Count == 0)
        {
            _bySubject.Remove(KeyOf(entry));
        }

        if (entry.MightShowAnyAlbum)
        {
            _absentTracks.Remove(entry);
        }
        else if (entry.FallbackAlbumId is { } albumId && _tracksByAlbum.TryGetValue(albumId, out HashSet<ImageCacheEntry>? tracks))
        {
            tracks.Remove(entry);
            if (tracks.Count == 0)
            {
                _tracksByAlbum.Remove(albumId);
            }
        }
    }

    private static (ImageSubject Subject, long Id) KeyOf(ImageCacheEntry entry) => (entry.Result.Request.Subject, entry.Result.Request.Id);
}
