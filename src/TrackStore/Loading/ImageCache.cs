using System.Diagnostics;

namespace TrackStore.Loading;

/// <summary>
/// Remembers answers, the least recently used going first when the bytes exceed the limit. Not safe for concurrent use: the loader guards it with the
/// lock under which it also decides whether a read is still true.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock by which absences and failures expire.</param>
/// <param name="pressure">Lowers the limit while memory is short.</param>
internal sealed class ImageCache(ImageLoaderOptions options, TimeProvider time, MemoryPressure pressure)
{
    /// <summary>What an entry is charged beside its bytes, so that entries without bytes are bounded too.</summary>
    public const int EntryOverhead = 256;

    private static readonly (ImageSize Size, ArtworkKind Kind)[] Pictures =
        [.. Enum.GetValues<ArtworkKind>().SelectMany(kind => Enum.GetValues<ImageSize>().Select(size => (size, kind)))];

    private readonly long _limit = options.CacheBytes;
    private readonly TimeSpan? _pictureLifetime = options.PictureLifetime;
    private readonly TimeSpan _absenceLifetime = options.AbsenceLifetime;
    private readonly TimeSpan _failureLifetime = options.FailureLifetime;
    private readonly Dictionary<ImageRequest, CacheEntry> _entries = [];
    private readonly LinkedList<CacheEntry> _order = new();
    private readonly Dictionary<long, SharedBytes> _bytes = [];
    private readonly Dictionary<long, HashSet<ImageRequest>> _tracksByAlbum = [];
    private readonly HashSet<ImageRequest> _absentTracks = [];

    /// <summary>Gets how many bytes are charged; never more than the limit.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Gets the number of remembered answers.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds what is remembered and makes it the most recently used.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer, or null when none is remembered or it expired.</returns>
    public ImageLoadResult? Find(ImageRequest request)
    {
        if (!_entries.TryGetValue(request, out CacheEntry? entry))
        {
            return null;
        }

        if (LifetimeOf(entry.Result) is { } lifetime && time.GetElapsedTime(entry.StoredAt) >= lifetime)
        {
            Remove(entry);
            return null;
        }

        if (_order.First != entry.Node)
        {
            _order.Remove(entry.Node);
            _order.AddFirst(entry.Node);
        }

        return entry.Result;
    }

    /// <summary>Remembers an answer in place of the one before, unless its picture takes more than a tenth of the limit.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="bytes">The leased bytes that it shows, or null when it shows none.</param>
    public void Store(ImageLoadResult result, SharedBytes? bytes)
    {
        Debug.Assert(bytes is null == result is not ImageLoadResult.Loaded, "A picture has bytes, and nothing else has.");
        Remove(result.Request);
        long largest = bytes is null ? _limit : _limit / 10;
        if (EntryOverhead + (bytes?.Data?.Length ?? 0L) > largest || LifetimeOf(result) <= TimeSpan.Zero)
        {
            return;
        }

        var entry = new CacheEntry(result is ImageLoadResult.Loaded loaded ? loaded with { Origin = ImageOrigin.Memory } : result, bytes, time.GetTimestamp());
        _entries.Add(result.Request, entry);
        _order.AddFirst(entry.Node);
        TotalBytes += EntryOverhead;
        if (bytes is not null && bytes.Entries++ == 0)
        {
            TotalBytes += bytes.Data!.Value.Length;
        }

        AddToIndexes(entry);
        Trim(pressure.Reduce(_limit));
    }

    /// <summary>Forgets the least recently used.</summary>
    /// <param name="bytes">How many bytes may stay.</param>
    public void Trim(long bytes)
    {
        while (TotalBytes > bytes)
        {
            Remove(_order.Last!.Value);
        }
    }

    /// <summary>Gets the bytes of a rendition for a read, be they there already or not. They stay until the lease is returned.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The bytes, the same object for all who want them.</returns>
    public SharedBytes Lease(long imageId)
    {
        if (!_bytes.TryGetValue(imageId, out SharedBytes? bytes))
        {
            bytes = new SharedBytes(imageId);
            _bytes.Add(imageId, bytes);
        }

        bytes.Leases++;
        return bytes;
    }

    /// <summary>Returns a lease.</summary>
    /// <param name="bytes">What was leased.</param>
    public void Release(SharedBytes bytes)
    {
        bytes.Leases--;
        RemoveWhenUnused(bytes);
    }

    /// <summary>Forgets what is remembered of a track.</summary>
    /// <param name="trackId">The track's identifier.</param>
    public void RemoveTrack(long trackId)
    {
        foreach ((ImageSize size, ArtworkKind kind) in Pictures)
        {
            Remove(ImageRequest.ForTrack(trackId, size, kind));
        }
    }

    /// <summary>Forgets what is remembered of an album and of the tracks that show its picture, or might show it now.</summary>
    /// <param name="albumId">The album's identifier.</param>
    public void RemoveAlbum(long albumId)
    {
        foreach ((ImageSize size, ArtworkKind kind) in Pictures)
        {
            Remove(ImageRequest.ForAlbum(albumId, size, kind));
        }

        if (_tracksByAlbum.TryGetValue(albumId, out HashSet<ImageRequest>? tracks))
        {
            RemoveAll(tracks);
        }

        RemoveAll(_absentTracks);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        while (_order.Last is { } last)
        {
            Remove(last.Value);
        }
    }

    private TimeSpan? LifetimeOf(ImageLoadResult result) => result switch
    {
        ImageLoadResult.Absent => _absenceLifetime,
        ImageLoadResult.Failed => _failureLifetime,
        _ => _pictureLifetime,
    };

    private void RemoveAll(HashSet<ImageRequest> requests)
    {
        foreach (ImageRequest request in requests.ToArray())
        {
            Remove(request);
        }
    }

    private void Remove(ImageRequest request)
    {
        if (_entries.TryGetValue(request, out CacheEntry? entry))
        {
            Remove(entry);
        }
    }

    private void Remove(CacheEntry entry)
    {
        _entries.Remove(entry.Result.Request);
        _order.Remove(entry.Node);
        TotalBytes -= EntryOverhead;
        RemoveFromIndexes(entry);
        if (entry.Bytes is not { } bytes)
        {
            return;
        }

        if (--bytes.Entries == 0)
        {
            TotalBytes -= bytes.Data!.Value.Length;
        }

        RemoveWhenUnused(bytes);
    }

    private void RemoveWhenUnused(SharedBytes bytes)
    {
        if (bytes.Leases == 0 && bytes.Entries == 0)
        {
            _bytes.Remove(bytes.ImageId);
        }
    }

    private void AddToIndexes(CacheEntry entry)
    {
        if (entry.IsAbsentTrack)
        {
            _absentTracks.Add(entry.Result.Request);
        }
        else if (entry.FallbackAlbumId is { } albumId)
        {
            if (!_tracksByAlbum.TryGetValue(albumId, out HashSet<ImageRequest>? tracks))
            {
                _tracksByAlbum.Add(albumId, tracks = []);
            }

            tracks.Add(entry.Result.Request);
        }
    }

    private void RemoveFromIndexes(CacheEntry entry)
    {
        if (entry.IsAbsentTrack)
        {
            _absentTracks.Remove(entry.Result.Request);
        }
        else if (entry.FallbackAlbumId is { } albumId && _tracksByAlbum.TryGetValue(albumId, out HashSet<ImageRequest>? tracks))
        {
            tracks.Remove(entry.Result.Request);
            if (tracks.Count == 0)
            {
                _tracksByAlbum.Remove(albumId);
            }
        }
    }
}
