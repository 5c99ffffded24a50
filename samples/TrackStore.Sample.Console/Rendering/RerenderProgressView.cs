using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows how far a run over the pictures is: a bar in a terminal, a line now and then elsewhere.</summary>
internal static class RerenderProgressView
{
    private const int LinesApart = 500;

    public static Task<RerenderResult> RunAsync(Output output, Func<IProgress<RerenderProgress>, Task<RerenderResult>> run)
    {
        if (output.IsPlain)
        {
            return run(new Listener(progress =>
            {
                if (progress.Done % LinesApart == 0)
                    output.Line($"{Format.Number(progress.Done)} of {Format.Count(progress.Total, "picture")}");
            }));
        }

        return output.Terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Making pictures anew", maxValue: 1);
                return run(new Listener(progress => bar.Value = (double)progress.Done / Math.Max(1, progress.Total)));
            });
    }

    // Progress<T> would post to the thread pool, where a later report can overtake an earlier one.
    private sealed class Listener(Action<RerenderProgress> report) : IProgress<RerenderProgress>
    {
        public void Report(RerenderProgress value) => report(value);
    }
}
