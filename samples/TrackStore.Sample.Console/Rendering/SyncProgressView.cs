using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows how far a synchronisation is: two bars in a terminal, a line now and then elsewhere.</summary>
internal static class SyncProgressView
{
    private const long LinesApart = 5_000;

    public static Task<T> RunAsync<T>(Output output, Action<SyncProgress>? watch, Func<IProgress<SyncProgress>, Task<T>> run)
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
                ProgressTask tracks = context.AddTask("Asking", maxValue: 1);
                ProgressTask? covers = null;
                tracks.IsIndeterminate = true;
                return run(new Listener(progress =>
                {
                    watch?.Invoke(progress);
                    Show(tracks, progress);
                    if (SyncReport.HasCovers(progress))
                        ShowCovers(covers ??= context.AddTask("Covers", maxValue: 1), progress);
                }));
            });
    }

    private static void Show(ProgressTask bar, SyncProgress progress)
    {
        bar.Description = $"{Format.Count(progress.Read, "track")}, {Format.Number((long)progress.TracksPerSecond)}/s{Left(progress)}";
        bar.IsIndeterminate = progress.Total is null;
        if (progress.Total is { } total)
            (bar.MaxValue, bar.Value) = (Math.Max(1, total), progress.Read);
    }

    private static void ShowCovers(ProgressTask bar, SyncProgress progress)
    {
        long done = progress.ArtworkDone + progress.ArtworkFailed;
        bar.Description = $"{Format.Count(progress.ArtworkDone, "cover")}, {Format.Number(progress.ArtworkPending)} to go";
        (bar.MaxValue, bar.Value) = (done + progress.ArtworkPending, done);
    }

    private static string Left(SyncProgress progress) => progress.Remaining is { } rest ? $", {Format.Duration(rest)} left" : "";

    // Progress<T> would post to the thread pool, where a later report can overtake an earlier one.
    private sealed class Listener(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
