using Spectre.Console;
using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows how far an import is: a bar in a terminal, a line now and then elsewhere.</summary>
internal static class ImportProgressView
{
    private const long LinesApart = 5_000;

    public static Task<ImportResult> RunAsync(Output output, TrackCsvReader csv, Func<IProgress<ImportProgress>, Task<ImportResult>> import)
    {
        if (output.IsPlain)
        {
            long next = LinesApart;
            return import(new Listener(progress =>
            {
                if (progress.Read < next)
                    return;
                next = progress.Read - (progress.Read % LinesApart) + LinesApart;
                output.Line($"{Format.Count(progress.Read, "row")} ({csv.Fraction:P0})");
            }));
        }

        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Importing", maxValue: 1);
                return import(new Listener(progress =>
                {
                    bar.Value = csv.Fraction;
                    bar.Description = $"{Format.Count(progress.Read, "row")}";
                }));
            });
    }

    // Progress<T> would post to the thread pool, where a later report can overtake an earlier one.
    private sealed class Listener(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
