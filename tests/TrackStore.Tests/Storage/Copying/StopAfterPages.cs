namespace TrackStore.Tests.Storage.Copying;

/// <summary>Cancels a copy after some of its pages, as a process that ends between two transactions.</summary>
internal sealed class StopAfterPages(int pages, CancellationToken cancellationToken) : IProgress<LibraryCopyProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private int _reports;

    public CancellationToken Token => _cancellation.Token;

    // The first report comes before the first page. A verification begins anew, so it has to come to its end.
    public void Report(LibraryCopyProgress value)
    {
        if (value.Stage == LibraryCopyStage.Copying && _reports++ == pages)
            _cancellation.Cancel();
    }

    public void Dispose() => _cancellation.Dispose();
}
