namespace TrackStore.Presentation.Statistics;

/// <summary>Makes charts of bars.</summary>
internal static class ChartScale
{
    /// <summary>Sets the bars' parts of the largest one.</summary>
    /// <returns>A list with the chart, or an empty one when no bar has a value.</returns>
    public static IEnumerable<StatisticsChart> Chart(
        StatisticsChartKind kind, PresentationTexts texts, IEnumerable<StatisticsBar> bars, params StatisticsNote?[] notes)
    {
        List<StatisticsBar> all = [.. bars];
        long largest = all.Select(bar => bar.Value).DefaultIfEmpty().Max();
        if (largest == 0)
            yield break;
        yield return new StatisticsChart
        {
            Kind = kind,
            Title = texts.ChartTitle(kind),
            Bars = all.ConvertAll(bar => bar with { Fraction = (double)bar.Value / largest }),
            Notes = [.. notes.OfType<StatisticsNote>()],
        };
    }
}
