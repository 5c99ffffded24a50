using System.Diagnostics;

namespace TrackStore.Benchmarks.Loading;

/// <summary>Counts the reads of the store when a thousand callers want one picture.</summary>
internal static class SharedRead
{
    private const int Callers = 1000;

    public static async Task<int> RunAsync()
    {
        RunFolder.Create();
        try
        {
            bool isOnce = true;
            foreach (bool isHeld in new[] { false, true })
            {
                (int reads, int lookUps, TimeSpan took) = await CountAsync(Callers, isHeld);
                isOnce &= reads == 1;
                Console.WriteLine(
                    $"{Callers} callers{(isHeld ? ", the read held up until all have asked" : ""),-42} {reads} read of bytes, {lookUps} lookup; last answer after {took.TotalMilliseconds:F1} ms");
            }

            return isOnce ? 0 : 1;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Lets callers on the thread pool ask for one picture at the same time, and checks that all of them got it.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="isHeld">Whether the read waits until all have asked, so that none finds the picture in memory.</param>
    public static async Task<(int Reads, int LookUps, TimeSpan Took)> CountAsync(int callers, bool isHeld)
    {
        string file = await SeededLibrary.GetAsync(Tracks.GeneratedTracks.PerAlbum);
        CountingImages images = null!;
        await using var host = new StoreHost(file, inner => CountingImages.Before(inner, out images));
        IImageLoader loader = host.Loader;
        using var gate = new ManualResetEventSlim();
        images.Gate = isHeld ? gate : null;
        long before = Stopwatch.GetTimestamp();
        var allAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int waiting = callers;
        Task<ImageLoadResult>[] loads = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(() =>
        {
            Task<ImageLoadResult> load = loader.LoadTrackImageAsync(1, ImageSize.Large).AsTask();
            if (Interlocked.Decrement(ref waiting) == 0)
                allAsked.SetResult();
            return load;
        }))];
        await allAsked.Task;
        gate.Set();
        ImageLoadResult[] results = await Task.WhenAll(loads);
        TimeSpan took = Stopwatch.GetElapsedTime(before);
        return results.All(result => result is ImageLoadResult.Loaded)
            ? (images.Reads.Values.Sum(), images.LookUps, took)
            : throw new InvalidOperationException("A caller didn't get the picture.");
    }
}
