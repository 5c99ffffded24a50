using Spectre.Console;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Rendering.Live;

/// <summary>Shows the progress of a sync: two bars in a terminal, an occasional line elsewhere.</summary>
internal static class SyncProgressView
{
    private const long LineInterval = 5_000;

    /// <summary>Runs a sync and shows its progress.</summary>
    /// <param name="output">Where it is shown.</param>
    /// <param name="watch">Also receives the progress, or null.</param>
    /// <param name="counter">Counts the tracks that the platform returned, or null.</param>
    /// <param name="run">The sync.</param>
    public static Task<T> RunAsync<T>(
        Output output, Action<SyncProgress>? watch, ReadCounter? counter, Func<IProgress<SyncProgress>, Task<T>> run)
    {
        if (output.IsPlain)
        {
            long next = LineInterval;
            return run(new DirectProgress<SyncProgress>(progress =>
            {
                watch?.Invoke(progress);
                if (progress.Read < next)
                    return;
                next = progress.Read - (progress.Read % LineInterval) + LineInterval;
                output.Line(
                    $"{Format.Count(progress.Read, "track")}, {Format.Number((long)progress.TracksPerSecond)} tracks/s{Left(progress)}");
            }));
        }

        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var bars = new Bars(context);
                if (counter is not null)
                    counter.Changed = bars.ShowRead;
                return run(new DirectProgress<SyncProgress>(progress =>
                {
                    watch?.Invoke(progress);
                    bars.Show(progress);
                }));
            });
    }

    private static string Left(SyncProgress progress) => progress.Remaining is { } rest ? $", {Format.Duration(rest)} left" : "";

    /// <summary>The bars of one run: tracks, and covers once there is one.</summary>
    private sealed class Bars
    {
        private readonly ProgressContext _context;
        private readonly ProgressTask _tracks;
        private ProgressTask? _covers;
        private SyncProgress _last = new();

        public Bars(ProgressContext context)
        {
            _context = context;
            _tracks = context.AddTask("Connecting", maxValue: 1);
            _tracks.IsIndeterminate = true;
        }

        public void Show(SyncProgress progress)
        {
            _last = progress;
            string speed = Format.Number((long)progress.TracksPerSecond);
            _tracks.Description = $"{Format.Count(progress.Read, "track")}, {speed}/s{Left(progress)}";
            _tracks.IsIndeterminate = progress.Total is null;
            if (progress.Total is { } total)
                (_tracks.MaxValue, _tracks.Value) = (Math.Max(1, total), progress.Read);
            if (!SyncReport.HasCovers(progress))
                return;
            _covers ??= _context.AddTask("Covers", maxValue: 1);
            long done = progress.ArtworkDone + progress.ArtworkFailed;
            _covers.Description = $"{Format.Count(progress.ArtworkDone, "cover")}, {Format.Number(progress.ArtworkPending)} waiting";
            (_covers.MaxValue, _covers.Value) = (done + progress.ArtworkPending, done);
        }

        // Tracks are stored in chunks; without this line a slow platform would look stuck between two of them.
        public void ShowRead(long read)
        {
            if (read > _last.Read)
                _tracks.Description = $"{Format.Count(read, "track")} read, {Format.Number(_last.Read)} stored";
        }
    }
}
