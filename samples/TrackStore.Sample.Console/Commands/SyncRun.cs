using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>Runs a synchronisation with its progress, and says what became of it.</summary>
internal sealed class SyncRun(CommandHost host, Library library, bool list, bool covers, ReadingCount? reading = null)
{
    private const int MostListed = 1_000;
    private readonly List<SyncItem> _items = [];

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Func<SyncOptions, IProgress<SyncProgress>, Task<SyncResult>> run, CancellationToken cancellationToken)
    {
        var last = new SyncProgress();
        SyncOptions options = new() { IncludeArtwork = covers, OnItem = list ? Keep : null };
        long started = host.Clock.GetTimestamp();
        try
        {
            SyncResult result = await SyncProgressView.RunAsync(host.Output, Watch, reading, progress => run(options, progress));
            if (_items.Count > 0)
                SyncItemView.Write(host.Output, _items);
            SyncReport.Write(host.Output, result, host.Clock.GetElapsedTime(started), listed: list);
            if (result.Interruption is not { } interruption)
                return ExitCode.Success;

            host.Output.Error($"{interruption.Message} What was read until then is stored; the same command goes on.");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Output.Error($"cancelled; {Format.Count(last.Read, "track")} of this run {(last.Read == 1 ? "is" : "are")} stored in {library.Path}. The same command goes on from there.");
            return ExitCode.Cancelled;
        }

        void Watch(SyncProgress progress)
        {
            last = progress;
            host.OnProgress?.Invoke(progress);
        }
    }

    private void Keep(SyncItem item)
    {
        if (_items.Count < MostListed)
            _items.Add(item);
    }
}
