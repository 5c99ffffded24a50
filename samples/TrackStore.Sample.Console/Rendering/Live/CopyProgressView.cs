using Spectre.Console;

namespace TrackStore.Sample.Rendering.Live;

/// <summary>Shows the progress of a copy in a terminal. A file or pipe gets the result only.</summary>
internal static class CopyProgressView
{
    public static Task<LibraryComparison> RunAsync(Output output, Func<IProgress<LibraryCopyProgress>?, Task<LibraryComparison>> copy)
    {
        if (output.IsPlain)
            return copy(null);
        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask copying = context.AddTask("Copying", maxValue: 1);
                ProgressTask verifying = context.AddTask("Verifying", maxValue: 1);
                return copy(new DirectProgress<LibraryCopyProgress>(progress =>
                {
                    ProgressTask bar = progress.Stage == LibraryCopyStage.Copying ? copying : verifying;
                    bar.Value = (double)progress.Rows / Math.Max(1, progress.TotalRows);
                    if (progress.Stage == LibraryCopyStage.Verifying)
                        copying.Value = 1;
                }));
            });
    }
}
