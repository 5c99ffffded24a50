using System.Collections.Concurrent;

namespace TrackStore.Tests.Fakes;

/// <summary>
/// Answers from dictionaries. A query sees the store as it is when it begins; the hooks then hold its answer back or throw in its place.
/// </summary>
internal sealed class FakeImageRepository : IImageRepository
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ArtworkOwner, ImageInfo> _shown = [];
    private readonly Dictionary<long, long> _albumOfTrack = [];
    private readonly Dictionary<long, byte[]> _contents = [];
    private int _resolves;
    private int _reads;
    private int _pages;
    private int _pageReads;
    private int _running;
    private int _mostRunning;

    public Func<ImageRequest, CancellationToken, Task> AfterResolve { get; set; } = (_, _) => Task.CompletedTask;

    public Func<long, CancellationToken, Task> AfterRead { get; set; } = (_, _) => Task.CompletedTask;

    public Func<IReadOnlyList<ImageRequest>, CancellationToken, Task> AfterPage { get; set; } = (_, _) => Task.CompletedTask;

    public Func<IReadOnlyCollection<long>, CancellationToken, Task> AfterPageRead { get; set; } = (_, _) => Task.CompletedTask;

    public int Resolves => _resolves;

    public int Pages => _pages;

    public int Reads => _reads;

    public int PageReads => _pageReads;

    public int Calls => _resolves + _reads + _pages + _pageReads;

    public int MostRunning => _mostRunning;

    public ConcurrentBag<int> Threads { get; } = [];

    public void GiveTrack(long trackId, long imageId, int length = 100, int side = 60)
        => Give(ArtworkOwner.Track(trackId), imageId, length, side);

    public void GiveAlbum(long albumId, long imageId, int length = 100, int side = 60)
        => Give(ArtworkOwner.Album(albumId), imageId, length, side);

    public void PutInAlbum(long trackId, long albumId)
    {
        lock (_gate)
        {
            _albumOfTrack[trackId] = albumId;
        }
    }

    public void TakeFromTrack(long trackId)
    {
        lock (_gate)
        {
            _shown.Remove(ArtworkOwner.Track(trackId));
        }
    }

    public void DeleteContent(long imageId)
    {
        lock (_gate)
        {
            _contents.Remove(imageId);
        }
    }

    public async Task<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _resolves);
        Enter();
        try
        {
            ImageInfo? found = Find(request);
            await AfterResolve(request, cancellationToken).ConfigureAwait(false);
            return found is null ? null : found with { Size = request.Target.Size ?? found.Size };
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public async Task<IReadOnlyDictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _pages);
        Enter();
        try
        {
            var found = new Dictionary<ImageRequest, ImageInfo>();
            foreach (ImageRequest request in requests)
            {
                if (Find(request) is { } info)
                {
                    found.Add(request, info with { Size = request.Target.Size ?? info.Size });
                }
            }

            await AfterPage(requests, cancellationToken).ConfigureAwait(false);
            return found;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(long imageId, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        Enter();
        try
        {
            byte[]? data;
            lock (_gate)
            {
                _contents.TryGetValue(imageId, out data);
            }

            await AfterRead(imageId, cancellationToken).ConfigureAwait(false);
            return data is null ? default(ReadOnlyMemory<byte>?) : data.ToArray();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public async Task<IReadOnlyDictionary<long, ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyCollection<long> imageIds, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _pageReads);
        Enter();
        try
        {
            Dictionary<long, ReadOnlyMemory<byte>> found;
            lock (_gate)
            {
                found = imageIds.Where(_contents.ContainsKey).ToDictionary(id => id, id => new ReadOnlyMemory<byte>([.. _contents[id]]));
            }

            await AfterPageRead(imageIds, cancellationToken).ConfigureAwait(false);
            return found;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public Task<ImageContent?> ReadAsync(ArtworkKey key, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<Image?> GetTrackImageAsync(long trackId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<Image?> GetAlbumImageAsync(long albumId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        ReadOnlyMemory<byte> originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.Base,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        Stream originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.Base,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<IReadOnlyList<ImageInfo>> ListImagesAsync(ArtworkOwner owner, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<IReadOnlyList<ImageInfo>> ListCandidateImagesAsync(
        ArtworkOwner owner, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<bool> DeleteImagesAsync(ArtworkOwner owner, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    private void Give(ArtworkOwner owner, long imageId, int length, int side)
    {
        lock (_gate)
        {
            _contents[imageId] = new byte[length];
            _shown[(owner)] = new ImageInfo
            {
                Id = imageId,
                ArtworkId = imageId,
                Size = ImageSize.Thumbnail,
                MimeType = "image/jpeg",
                Width = side,
                Height = side,
                ByteLength = length,
                TrackId = owner.TrackId,
                AlbumId = owner.AlbumId,
                Source = Sources.User,
                CreatedAt = DateTimeOffset.UnixEpoch,
            };
        }
    }

    private ImageInfo? Find(ImageRequest request)
    {
        lock (_gate)
        {
            if (_shown.TryGetValue(request.Owner, out ImageInfo? own))
            {
                return own;
            }

            return request.Owner.Kind == ArtworkOwnerKind.Track && request.Fallback != ImageFallback.None && _albumOfTrack.TryGetValue(request.Owner.Id, out long albumId)
                ? _shown.GetValueOrDefault(ArtworkOwner.Album(albumId))
                : null;
        }
    }

    private void Enter()
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        int running = Interlocked.Increment(ref _running);
        int most;
        while (running > (most = Volatile.Read(ref _mostRunning)))
        {
            Interlocked.CompareExchange(ref _mostRunning, running, most);
        }
    }
}
