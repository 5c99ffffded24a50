using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>Runs a sync, shows its progress, and reports the result.</summary>
internal sealed class SyncRun(CommandHost host, Library library, bool isListed, bool withCovers, ReadCounter? counter = null)
{
    private const int MaxListed = 1_000;
    private readonly List<SyncItem> _items = [];

    /// <summary>Runs the sync.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        Func<SyncRunOptions, IProgress<SyncProgress>, Task<SyncResult>> run, CancellationToken cancellationToken)
    {
        var last = new SyncProgress();
        SyncRunOptions options = new() { IncludeArtwork = withCovers, OnItem = isListed ? Keep : null };
        long started = host.Clock.GetTimestamp();
        try
        {
            SyncResult result = await SyncProgressView.RunAsync(host.Output, Watch, counter, progress => run(options, progress));
            return Report(result, host.Clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Output.Error(
                $"canceled after {Format.Count(last.Read, "track")}, which {(last.Read == 1 ? "is" : "are")} stored in "
                + $"{library.Address.Name}. The same command continues from there.");
            return ExitCode.Cancelled;
        }

        void Watch(SyncProgress progress)
        {
            last = progress;
            host.OnProgress?.Invoke(progress);
        }
    }

    private int Report(SyncResult result, TimeSpan elapsed)
    {
        bool isEmptyFailure = result is { Interruption: not null, Counts.Read: 0 };
        if (_items.Count > 0)
            SyncItemView.Write(host.Output, _items);
        if (!isEmptyFailure)
            SyncReport.Write(host.Output, result, elapsed, isListed);
        if (result.Interruption is not { } interruption)
            return ExitCode.Success;

        string message = ErrorText.Of(interruption);
        host.Output.Error(isEmptyFailure
            ? message
            : $"{message} {Format.Count(result.Counts.Read, "track")} from before are stored; the same command continues from there.");
        return ExitCode.Failed;
    }

    private void Keep(SyncItem item)
    {
        if (_items.Count < MaxListed)
            _items.Add(item);
    }
}
