using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace TrackStore.Benchmarks.Loading;

/// <summary>Counts what is asked of an image repository, and on which threads. A proxy, so that it stands for all that the repository can do.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy derives from it.")]
internal class CountingImages : DispatchProxy
{
    private readonly ConcurrentDictionary<long, int> _reads = [];
    private IImageRepository _inner = null!;
    private int _lookUps;
    private int _onWatchedThread;

    /// <summary>Gets how many queries said which picture is shown, none of which read bytes.</summary>
    public int LookUps => _lookUps;

    /// <summary>Gets how often each rendition's bytes were read, by the rendition's identifier.</summary>
    public IReadOnlyDictionary<long, int> Reads => _reads;

    /// <summary>Gets how many calls came on <see cref="WatchedThread"/>.</summary>
    public int OnWatchedThread => _onWatchedThread;

    /// <summary>Gets or sets the thread that must not wait for the store.</summary>
    public int WatchedThread { get; set; }

    /// <summary>Gets or sets what holds up every read until it is set, or null.</summary>
    public ManualResetEventSlim? Gate { get; set; }

    /// <summary>Puts a counter before a repository.</summary>
    public static IImageRepository Before(IImageRepository inner, out CountingImages counter)
    {
        IImageRepository proxy = Create<IImageRepository, CountingImages>();
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
            case nameof(IImageRepository.ReadAsync):
                foreach (long imageId in args![0] as IReadOnlyCollection<long> ?? [(long)args[0]!])
                    _reads.AddOrUpdate(imageId, 1, (_, count) => count + 1);
                Gate?.Wait();
                break;
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
