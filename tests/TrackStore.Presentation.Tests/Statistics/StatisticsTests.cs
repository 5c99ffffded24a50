using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Statistics;

public sealed class StatisticsTests : PanelTest
{
    private readonly Interceptor<ILibraryFacets> _facets;
    private StatisticsViewModel _statistics = null!;

    public StatisticsTests()
        : this(new Interceptor<ILibraryFacets>())
    {
    }

    private StatisticsTests(Interceptor<ILibraryFacets> facets)
        : base(replace: facets.Register)
        => _facets = facets;

    public override async ValueTask InitializeAsync() => _statistics = await CreateAsync(panels => panels.CreateStatistics());

    [Fact]
    public async Task LoadAsync_EachBar_CountsWhatItsQueryLists()
    {
        long[] ids = await AddMessyTracksAsync();
        await Tracks.UpdateAsync(ids[0], new TrackUpdate { Title = "Edited", Artist = "Edited", Album = "Edited" }, Cancel);
        await Tracks.AddPlatformInfoAsync(ids[1], "discogs", "d1", fields: new TrackFieldValues { Label = "Pier Nine", ArtworkUrl = "https://covers.example/1.jpg" }, cancellationToken: Cancel);
        await Get<ITrackFields>().UsePlatformAsync(ids[1], "discogs", [TrackField.Label], Cancel);

        await _statistics.LoadAsync(Cancel);

        Assert.Equal(
            [
                StatisticsChartKind.Decades, StatisticsChartKind.Genres, StatisticsChartKind.Bpm, StatisticsChartKind.Keys, StatisticsChartKind.Platforms,
                StatisticsChartKind.FieldSources, StatisticsChartKind.MonthsAdded,
            ],
            _statistics.Charts.Select(chart => chart.Kind));
        foreach (StatisticsBar bar in _statistics.Charts.SelectMany(chart => chart.Bars))
        {
            int counted = bar.Query is { } query ? await Tracks.CountAsync(query, cancellationToken: Cancel) : 0;
            Assert.Equal((bar.Label, bar.Value), (bar.Label, counted));
        }

        Assert.All(_statistics.Charts.Where(chart => chart.Kind != StatisticsChartKind.FieldSources), chart => Assert.Equal(1, chart.Bars.Max(bar => bar.Fraction)));
        StatisticsBar[] sources = [.. Chart(StatisticsChartKind.FieldSources).Bars];
        Assert.Equal([("Imported", 3), ("You", 1)], sources.Where(bar => bar.Group == "Title").Select(bar => (bar.Label, bar.Value)));
        Assert.Equal((3, .75), sources.Select(bar => (bar.Value, bar.Fraction)).Max());
        Assert.Equal(("Discogs", 1, .25), sources.Where(bar => bar.Group == "Label").Select(bar => (bar.Label, bar.Value, bar.Fraction)).Single());
        Assert.DoesNotContain(sources, bar => bar.Query!.FieldSource!.Field == TrackField.ArtworkUrl);
        Assert.Equal(sources.Length, sources.GroupBy(bar => bar.Group).Sum(field => field.Count()));
    }

    [Fact]
    public async Task LoadAsync_GapsBetweenValues_AreBarsWithoutTracks()
    {
        await AddMessyTracksAsync();

        await _statistics.LoadAsync(Cancel);

        Assert.Equal([("1970s", 1L), ("1980s", 0L), ("1990s", 2L)], Chart(StatisticsChartKind.Decades).Bars.Select(bar => (bar.Label, bar.Value)));
        Assert.Equal([("120 to 124", 2L), ("125 to 129", 0L), ("130 to 134", 1L)], Chart(StatisticsChartKind.Bpm).Bars.Select(bar => (bar.Label, bar.Value)));
        Assert.Equal(("1 track without a year", "8A Am"), (Chart(StatisticsChartKind.Decades).Notes[0].Text, Chart(StatisticsChartKind.Keys).Bars[0].Label));
        Assert.Equal(("Jan 2026", 4L, 4L), Chart(StatisticsChartKind.MonthsAdded).Bars.Select(bar => (bar.Label, bar.Value, bar.RunningTotal!.Value)).Single());
    }

    [Fact]
    public async Task LoadAsync_EachNote_CountsWhatItsQueryLists()
    {
        await AddMessyTracksAsync();

        await _statistics.LoadAsync(Cancel);

        StatisticsNote[] notes = [.. _statistics.Charts.SelectMany(chart => chart.Notes)];
        Assert.Equal(
            [TrackField.Year, TrackField.Genres, TrackField.Bpm, TrackField.MusicalKey], notes.Select(note => note.Query!.Without).OfType<TrackField>());
        foreach (StatisticsNote note in notes)
        {
            int counted = await Tracks.CountAsync(note.Query!, cancellationToken: Cancel);
            Assert.StartsWith($"{counted} track", note.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LoadAsync_YearsFarApart_HaveNoGaps()
    {
        await AddTracksAsync(2, (i, track) => track with { Year = i == 0 ? "1200" : "1999" });

        await _statistics.LoadAsync(Cancel);

        Assert.Equal(["1200s", "1990s"], Chart(StatisticsChartKind.Decades).Bars.Select(bar => bar.Label));
    }

    [Fact]
    public async Task LoadAsync_FourYearsOfMonths_JoinsTheEarliest()
    {
        await AddTracksAsync(3);
        Time.Advance(TimeSpan.FromDays(365 * 4));
        await Tracks.AddAsync(new NewTrack { Title = "Late", Artist = "Artist" }, Cancel);

        await _statistics.LoadAsync(Cancel);

        IReadOnlyList<StatisticsBar> bars = Chart(StatisticsChartKind.MonthsAdded).Bars;
        Assert.Equal((37, "Before Jan 2027", 3L, 4L), (bars.Count, bars[0].Label, bars[0].Value, bars[^1].RunningTotal));
        Assert.Equal(3, await Tracks.CountAsync(bars[0].Query!, cancellationToken: Cancel));
    }

    [Fact]
    public async Task LoadAsync_EmptyLibrary_HasNumbersAndNoChartOfTracks()
    {
        await _statistics.LoadAsync(Cancel);

        Assert.Equal((true, 0, 0, null), (_statistics.HasLoaded, _statistics.Totals!.Tracks, _statistics.Charts.Count, _statistics.Error));
        Assert.NotNull(_statistics.Storage);
        Assert.NotNull(_statistics.Status);
    }

    [Fact]
    public async Task LoadAsync_Storage_HasTheParts()
    {
        long[] ids = await AddTracksAsync(1);
        await Get<IImageRepository>().ResizeAndStoreImageAsync(Cover, trackId: ids[0], source: "discogs", cancellationToken: Cancel);

        await _statistics.LoadAsync(Cancel);

        Assert.Equal([StatisticsChartKind.Storage, StatisticsChartKind.PictureSources], _statistics.StorageCharts.Select(chart => chart.Kind));
        Assert.Equal("Tracks, albums and history", _statistics.StorageCharts[0].Bars[0].Label);
        Assert.Contains(_statistics.StorageCharts[0].Bars, bar => bar is { Label: "Pictures, thumbnail", Part: StoragePart.Pictures });
        Assert.All(_statistics.StorageCharts[0].Bars, bar => Assert.NotNull(bar.Part));
        StatisticsBar source = Assert.Single(_statistics.StorageCharts[1].Bars);
        Assert.Equal(("Discogs", "discogs"), (source.Label, source.PictureSource));
    }

    [Fact]
    public async Task Library_BurstOfChanges_IsReadOnce()
    {
        long[] ids = await AddTracksAsync(1);
        await _statistics.LoadAsync(Cancel);
        int before = _facets.Count(nameof(ILibraryFacets.GetAsync));

        for (int i = 0; i < 20; i++)
            await Tracks.UpdateAsync(ids[0], new TrackUpdate { Year = $"{1950 + i}" }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Last", Artist = "Artist" }, Cancel);
        await AdvanceUntilAsync(_statistics, () => _statistics.Totals!.Tracks == 2);

        Assert.InRange(_facets.Count(nameof(ILibraryFacets.GetAsync)) - before, 1, 2);
        Assert.Equal("1960s", Chart(StatisticsChartKind.Decades).Bars[0].Label);
    }

    [Fact]
    public async Task LoadAsync_OlderAnswerComesLast_NeverShows()
    {
        await AddTracksAsync(1);
        var slow = new Gate();
        bool isFirst = true;
        _facets.After = (_, _) =>
        {
            (bool wasFirst, isFirst) = (isFirst, false);
            return wasFirst ? slow.PassAsync() : Task.CompletedTask;
        };

        Task first = _statistics.LoadAsync(Cancel);
        await slow.Reached;
        await Tracks.AddAsync(new NewTrack { Title = "Last", Artist = "Artist" }, Cancel);
        await _statistics.LoadAsync(Cancel);
        slow.Open();
        await first;

        Assert.Equal((2, 2), (_statistics.Totals!.Tracks, _statistics.Facets!.TrackCount));
    }

    [Fact]
    public async Task LoadAsync_LibraryFails_SaysWhyAndTriesAgain()
    {
        await AddTracksAsync(1);
        bool isBroken = true;
        _facets.Before = (_, _) => isBroken ? throw new StoreUnavailableException(StoreFault.Busy, "The database is busy.") : Task.CompletedTask;

        await _statistics.LoadAsync(Cancel);
        PanelError error = Assert.IsType<PanelError>(_statistics.Error);
        isBroken = false;
        await Ui.CallAsync(() => error.Retry!.ExecuteAsync(null));

        Assert.Equal(("The database is busy.", null, true), (error.Message, _statistics.Error, _statistics.HasLoaded));
    }

    [Fact]
    public async Task DisposeAsync_DuringARead_ShowsNothingAfterwards()
    {
        await AddTracksAsync(1);
        var slow = new Gate();
        _facets.After = (_, _) => slow.PassAsync();
        Task reading = _statistics.LoadAsync(Cancel);
        await slow.Reached;

        await Ui.CallAsync(() => _statistics.DisposeAsync().AsTask());
        slow.Open();
        await reading;

        Assert.Equal((false, null, 0), (_statistics.HasLoaded, _statistics.Totals, _statistics.Charts.Count));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_500, "1.5 kB")]
    [InlineData(250_000_000, "250 MB")]
    [InlineData(3_210_000_000, "3.21 GB")]
    public void FormatBytes_EachUnit_IsShort(long bytes, string expected) => Assert.Equal(expected, new PresentationTexts().FormatBytes(bytes));

    private StatisticsChart Chart(StatisticsChartKind kind) => _statistics.Charts.Single(chart => chart.Kind == kind);

    private Task<long[]> AddMessyTracksAsync() => AddTracksAsync(4, (i, track) => i switch
    {
        0 => track with { Year = "1994", Bpm = 120, MusicalKey = "Am", Genres = ["House"] },
        1 => track with { Year = "1999-05-01", Bpm = 124.99, MusicalKey = "8A", Genres = ["House", "Acid"] },
        2 => track with { Year = "1971", Bpm = 130, MusicalKey = "?" },
        _ => track with { Year = null },
    });
}
