namespace TrackStore.Presentation.Threading;

/// <summary>Shows progress on a context: the latest report, once for all that came before the context took it.</summary>
internal sealed class LatestProgress<T>(UiContext context, Action<T> show) : IProgress<T>
{
    private readonly Lock _gate = new();
    private T? _latest;
    private bool _isPosted;

    public void Report(T value)
    {
        lock (_gate)
        {
            _latest = value;
            if (_isPosted)
                return;
            _isPosted = true;
        }

        _ = Task.Run(ShowAsync);
    }

    private async Task ShowAsync()
    {
        await context;
        T latest;
        lock (_gate)
        {
            _isPosted = false;
            latest = _latest!;
        }

        show(latest);
    }
}
