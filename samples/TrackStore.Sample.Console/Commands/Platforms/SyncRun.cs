using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>Runs a sync, shows its progress, and reports the result.</summary>
internal sealed class SyncRun(CommandHost host, Library library, bool isListed, bool withCovers, ReadCounter? counter = null)
{
    private const int MaxListed = 1_000;
    private readonly List<SyncItem> _items = [];
    private readonly List<SyncItem> _odd = [];

    /// <summary>Gets what is also called with each track, or null.</summary>
    public Action<SyncItem>? OnItem { get; init; }

    /// <summary>Runs the sync.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        Func<SyncRunOptions, IProgress<SyncProgress>, Task<SyncResult>> run, CancellationToken cancellationToken)
    {
        var last = new SyncProgress();
        SyncRunOptions options = new() { IncludeArtwork = withCovers, OnItem = Keep };
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
            SyncReport.Write(host.Output, result, _odd, elapsed, isListed);
        if (result.Interruption is not { } interruption)
            return ExitCode.Success;

        // A file is always read from its start.
        string message = ErrorText.Of(interruption);
        string next = interruption.Platform == PlatformNames.Rekordbox ? "" : "; the same command continues from there";
        long read = result.Counts.Read;
        host.Output.Error(isEmptyFailure
            ? message
            : $"{message} {Format.Count(read, "track")} from before {(read == 1 ? "is" : "are")} stored{next}.");
        return ExitCode.Failed;
    }

    private void Keep(SyncItem item)
    {
        OnItem?.Invoke(item);
        if (isListed && _items.Count < MaxListed)
            _items.Add(item);
        if (item.Omitted.Count > 0 && _odd.Count < SyncReport.MaxListed)
            _odd.Add(item);
    }
}
