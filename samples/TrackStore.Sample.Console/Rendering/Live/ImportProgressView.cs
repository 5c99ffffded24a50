using Spectre.Console;
using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Rendering.Live;

/// <summary>Shows the progress of an import: a bar in a terminal, an occasional line elsewhere.</summary>
internal static class ImportProgressView
{
    private const long LineInterval = 5_000;

    public static Task<ImportResult> RunAsync(Output output, TrackCsvReader csv, Func<IProgress<ImportProgress>, Task<ImportResult>> import)
    {
        if (output.IsPlain)
        {
            long next = LineInterval;
            return import(new DirectProgress<ImportProgress>(progress =>
            {
                if (progress.Read < next)
                    return;
                next = progress.Read - (progress.Read % LineInterval) + LineInterval;
                output.Line($"{Format.Count(progress.Read, "row")} ({csv.Fraction:P0})");
            }));
        }

        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Importing", maxValue: 1);
                return import(new DirectProgress<ImportProgress>(progress =>
                {
                    bar.Value = csv.Fraction;
                    bar.Description = $"{Format.Count(progress.Read, "row")}";
                }));
            });
    }
}
