namespace TrackStore.Presentation.Statistics;

/// <summary>Makes charts of bars.</summary>
internal static class ChartScale
{
    /// <summary>Makes a chart in which the largest bar takes the whole width.</summary>
    /// <returns>A list with the chart, or an empty one when no bar has a value.</returns>
    public static IEnumerable<StatisticsChart> Chart(
        StatisticsChartKind kind, PresentationTexts texts, IEnumerable<StatisticsBar> bars, params StatisticsNote?[] notes)
    {
        List<StatisticsBar> all = [.. bars];
        return Chart(kind, texts, all, all.Select(bar => bar.Value).DefaultIfEmpty().Max(), notes);
    }

    /// <summary>Makes a chart in which a bar of a given value takes the whole width.</summary>
    /// <returns>A list with the chart, or an empty one when no bar has a value.</returns>
    public static IEnumerable<StatisticsChart> Chart(
        StatisticsChartKind kind, PresentationTexts texts, List<StatisticsBar> bars, long whole, params StatisticsNote?[] notes)
    {
        if (whole == 0 || bars.Count == 0)
            yield break;
        yield return new StatisticsChart
        {
            Kind = kind,
            Title = texts.ChartTitle(kind),
            Bars = bars.ConvertAll(bar => bar with { Fraction = (double)bar.Value / whole }),
            Notes = [.. notes.OfType<StatisticsNote>()],
        };
    }
}
