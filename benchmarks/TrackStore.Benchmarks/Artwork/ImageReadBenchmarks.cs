using BenchmarkDotNet.Attributes;
using TrackStore.Benchmarks.Tracks;
using TrackStore.Storage;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>One image by its owner and size from a warm library of 20,000 tracks, the owners in random order.</summary>
[SimpleJob(warmupCount: 4, iterationCount: 15)]
[MemoryDiagnoser]
public class ImageReadBenchmarks
{
    // The calls follow one another within one method, as in a service, so that starting and awaiting it doesn't count.
    private const int Reads = 4096;

    private readonly long[] _ids = new long[Reads];
    private StoreHost _host = null!;
    private RawImageReader _raw = null!;
    private EfImageReader _ef = null!;
    private string _word = "";

    [Params(ArtworkOwnerKind.Album, ArtworkOwnerKind.Track)]
    public ArtworkOwnerKind Owner { get; set; }

    [Params(ImageSize.Thumbnail, ImageSize.Medium, ImageSize.Large)]
    public ImageSize Size { get; set; }

    internal int LibraryTracks { get; init; } = 20_000;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        string file = await SeededLibrary.GetAsync(LibraryTracks);
        _host = new StoreHost(file);
        _raw = new RawImageReader(file, Owner);
        _ef = new EfImageReader(SqliteAccess.Contexts(file), Owner);
        _word = EnumNames<ImageSize>.Of(Size);

        int owners = Owner == ArtworkOwnerKind.Track ? LibraryTracks : LibraryTracks / GeneratedTracks.PerAlbum;
        var random = new Random(20261122);
        for (int i = 0; i < Reads; i++)
            _ids[i] = random.Next(owners) + 1;
        await ThrowIfDifferentAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Reads, Description = "Raw prepared statement, connection held")]
    public long Raw()
    {
        long bytes = 0;
        foreach (long id in _ids)
            bytes += _raw.Read(id, _word)!.Data.Length;
        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Reads, Description = "TrackStore")]
    public async Task<long> Store()
    {
        long bytes = 0;
        foreach (long id in _ids)
            bytes += (await StoreReadAsync(id))!.Data.Length;
        return bytes;
    }

    /// <summary>A read by a caller outside the thread pool: the store reads on a pool thread while the caller waits.</summary>
    [Benchmark(OperationsPerInvoke = Reads, Description = "TrackStore, from outside the pool")]
    public long StoreFromOutside()
    {
        long bytes = 0;
        foreach (long id in _ids)
            bytes += StoreReadAsync(id).GetAwaiter().GetResult()!.Data.Length;
        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Reads, Description = "EF Core, pooled context, projection")]
    public async Task<long> EfCore()
    {
        long bytes = 0;
        foreach (long id in _ids)
            bytes += (await _ef.ReadAsync(id, _word))!.Data.Length;
        return bytes;
    }

    private Task<Image?> StoreReadAsync(long id) => Owner == ArtworkOwnerKind.Track ? _host.Images.GetTrackImageAsync(id, Size) : _host.Images.GetAlbumImageAsync(id, Size);

    // It warms the file, too.
    private async Task ThrowIfDifferentAsync()
    {
        foreach (long id in _ids)
        {
            Image? image = await StoreReadAsync(id);
            byte[]? raw = _raw.Read(id, _word)?.Data;
            byte[]? ef = (await _ef.ReadAsync(id, _word))?.Data;
            if (image is null || raw is null || ef is null || !image.Data.Span.SequenceEqual(raw) || !raw.AsSpan().SequenceEqual(ef))
                throw new InvalidOperationException($"The contenders don't read the same image of {Owner} {id}, so that their times say nothing.");
        }
    }
}
