using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace TrackStore.Benchmarks;

/// <summary>Runs the benchmarks that the command line selects. Apart from the program's own file, so that measuring memory doesn't load BenchmarkDotNet.</summary>
internal static class BenchmarkRun
{
    public static int Start(string[] args)
    {
        // The machine may be shared: medians and minima say more than means.
        IConfig config = DefaultConfig.Instance
            .AddColumn(StatisticColumn.Median, StatisticColumn.Min)
            .HideColumns(Column.Error, Column.StdDev)
            .WithBuildTimeout(TimeSpan.FromMinutes(10))
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(30));
        RunFolder.Create();
        try
        {
            IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRun).Assembly).Run(args, config);
            return summaries.All(Succeeded) ? 0 : 1;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    private static bool Succeeded(Summary summary)
        => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success);
}
