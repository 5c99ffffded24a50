using Spectre.Console;

namespace TrackStore.Sample.Rendering.Live;

/// <summary>Shows the progress of a rerender: a bar in a terminal, an occasional line elsewhere.</summary>
internal static class RerenderProgressView
{
    private const int LineInterval = 500;

    public static Task<RerenderResult> RunAsync(Output output, Func<IProgress<RerenderProgress>, Task<RerenderResult>> run)
    {
        if (output.IsPlain)
        {
            return run(new DirectProgress<RerenderProgress>(progress =>
            {
                if (progress.Done % LineInterval == 0)
                    output.Line($"{Format.Number(progress.Done)} of {Format.Count(progress.Total, "cover")}");
            }));
        }

        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Rendering covers", maxValue: 1);
                return run(
                    new DirectProgress<RerenderProgress>(progress => bar.Value = (double)progress.Done / Math.Max(1, progress.Total)));
            });
    }
}
