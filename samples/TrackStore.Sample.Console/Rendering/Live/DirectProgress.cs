namespace TrackStore.Sample.Rendering.Live;

/// <summary>
/// Reports progress on the caller's thread. <see cref="Progress{T}"/> uses the thread pool, where a later report can overtake an earlier
/// one.
/// </summary>
internal sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
