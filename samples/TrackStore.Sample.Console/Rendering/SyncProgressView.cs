using Spectre.Console;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows how far a synchronisation is: two bars in a terminal, a line now and then elsewhere.</summary>
internal static class SyncProgressView
{
    private const long LinesApart = 5_000;

    /// <param name="output">Where it is shown.</param>
    /// <param name="watch">Who hears of it beside the user, or null.</param>
    /// <param name="reading">What the platform gave so far, or null when none is asked.</param>
    /// <param name="run">The synchronisation.</param>
    public static Task<T> RunAsync<T>(Output output, Action<SyncProgress>? watch, ReadingCount? reading, Func<IProgress<SyncProgress>, Task<T>> run)
    {
        if (output.IsPlain)
        {
            long next = LinesApart;
            return run(new Listener(progress =>
            {
                watch?.Invoke(progress);
                if (progress.Read < next)
                    return;
                next = progress.Read - (progress.Read % LinesApart) + LinesApart;
                output.Line($"{Format.Count(progress.Read, "track")}, {Format.Number((long)progress.TracksPerSecond)} tracks/s{Left(progress)}");
            }));
        }

        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var bars = new Bars(context);
                if (reading is not null)
                    reading.Changed = bars.ShowRead;
                return run(new Listener(progress =>
                {
                    watch?.Invoke(progress);
                    bars.Show(progress);
                }));
            });
    }

    private static string Left(SyncProgress progress) => progress.Remaining is { } rest ? $", {Format.Duration(rest)} left" : "";

    /// <summary>The bars of one run: tracks, and covers from the first one on.</summary>
    private sealed class Bars
    {
        private readonly ProgressContext _context;
        private readonly ProgressTask _tracks;
        private ProgressTask? _covers;
        private SyncProgress _last = new();

        public Bars(ProgressContext context)
        {
            _context = context;
            _tracks = context.AddTask("Asking", maxValue: 1);
            _tracks.IsIndeterminate = true;
        }

        public void Show(SyncProgress progress)
        {
            _last = progress;
            _tracks.Description = $"{Format.Count(progress.Read, "track")}, {Format.Number((long)progress.TracksPerSecond)}/s{Left(progress)}";
            _tracks.IsIndeterminate = progress.Total is null;
            if (progress.Total is { } total)
                (_tracks.MaxValue, _tracks.Value) = (Math.Max(1, total), progress.Read);
            if (!SyncReport.HasCovers(progress))
                return;
            _covers ??= _context.AddTask("Covers", maxValue: 1);
            long done = progress.ArtworkDone + progress.ArtworkFailed;
            _covers.Description = $"{Format.Count(progress.ArtworkDone, "cover")}, {Format.Number(progress.ArtworkPending)} to go";
            (_covers.MaxValue, _covers.Value) = (done + progress.ArtworkPending, done);
        }

        // Tracks are stored in parts: a platform that gives a few a second would seem to be dead in between.
        public void ShowRead(long read)
        {
            if (read > _last.Read)
                _tracks.Description = $"{Format.Count(read, "track")} read, {Format.Number(_last.Read)} of them stored";
        }
    }

    // Progress<T> would post to the thread pool, where a later report can overtake an earlier one.
    private sealed class Listener(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
