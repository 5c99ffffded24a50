using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using TrackStore.Artwork;

namespace TrackStore.Benchmarks.Loading;

/// <summary>Counts the calls of an image repository, and the threads they come from. A proxy, so that it supports every member of the repository.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy derives from it.")]
internal class CountingImages : DispatchProxy
{
    private readonly ConcurrentDictionary<long, int> _reads = [];
    private IImageRepository _inner = null!;
    private int _lookUps;
    private int _onWatchedThread;

    /// <summary>The internal interface through which the loader reads, besides the public repository.</summary>
    internal interface ICountedImages : IImageRepository, IRenditionReader;

    /// <summary>Gets the number of queries for the renditions that requests show.</summary>
    public int LookUps => _lookUps;

    /// <summary>Gets how often each rendition's bytes were read, by the rendition's identifier.</summary>
    public IReadOnlyDictionary<long, int> Reads => _reads;

    /// <summary>Gets the number of calls on <see cref="WatchedThread"/>.</summary>
    public int OnWatchedThread => _onWatchedThread;

    /// <summary>Gets or sets the thread that must not wait for the store.</summary>
    public int WatchedThread { get; set; }

    /// <summary>Gets or sets an event that every read waits for, or null.</summary>
    public ManualResetEventSlim? Gate { get; set; }

    /// <summary>Wraps a repository in a counter.</summary>
    public static IImageRepository Before(IImageRepository inner, out CountingImages counter)
    {
        IImageRepository proxy = Create<ICountedImages, CountingImages>();
        counter = (CountingImages)(object)proxy;
        counter._inner = inner;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Environment.CurrentManagedThreadId == WatchedThread)
            Interlocked.Increment(ref _onWatchedThread);
        switch (targetMethod!.Name)
        {
            case nameof(IImageRepository.ResolveAsync):
                Interlocked.Increment(ref _lookUps);
                break;
            case nameof(IRenditionReader.ReadPageAsync):
                Interlocked.Increment(ref _lookUps);
                var select = (Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>>)args![1]!;
                args[1] = (IReadOnlyDictionary<ImageRequest, ImageInfo> shown) => Counted(select(shown));
                break;
            case nameof(IRenditionReader.ReadAsync) when args![1] is Func<ImageInfo, bool> needsData:
                Interlocked.Increment(ref _lookUps);
                args[1] = (ImageInfo shown) => needsData(shown) && Counted([shown.Id]).Count > 0;
                break;
            case nameof(IRenditionReader.ReadDataAsync) or nameof(IImageRepository.ReadAsync):
                Counted(args![0] as IReadOnlyCollection<long> ?? [(long)args[0]!]);
                break;
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }

    private IReadOnlyCollection<long> Counted(IReadOnlyCollection<long> imageIds)
    {
        foreach (long imageId in imageIds)
            _reads.AddOrUpdate(imageId, 1, (_, count) => count + 1);
        Gate?.Wait();
        return imageIds;
    }
}
