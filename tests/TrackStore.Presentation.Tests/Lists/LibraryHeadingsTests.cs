using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class LibraryHeadingsTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _tracks;
    private LibraryHeadingsViewModel _headings = null!;

    public LibraryHeadingsTests()
        : this(new Interceptor<ITrackRepository>())
    {
    }

    private LibraryHeadingsTests(Interceptor<ITrackRepository> tracks)
        : base(replace: tracks.Register)
        => _tracks = tracks;

    public override async ValueTask InitializeAsync()
    {
        await AddTracksAsync(30, (i, track) => track with { Title = $"{(char)('A' + (i / 10))} {i}" });
        _headings = await CreateAsync(panels => panels.CreateHeadings());
    }

    [Fact]
    public async Task SetQueryAsync_ByTitle_ShowsTheLettersAndFindsTheirRows()
    {
        await _headings.SetQueryAsync(new TrackQuery(), Cancel);

        Assert.Equal(["A", "B", "C"], _headings.Headings.Select(heading => heading.Text));
        Assert.Equal(["A", "A", "B", "C", "C"], new[] { 0, 9, 10, 29, 500 }.Select(index => _headings.HeadingAt(index)?.Text));
    }

    [Fact]
    public async Task SetQueryAsync_OrderWithoutHeadings_ShowsNone()
    {
        await _headings.SetQueryAsync(new TrackQuery { OrderBy = TrackOrder.AddedAt }, Cancel);

        Assert.Equal((0, null, null), (_headings.Headings.Count, _headings.HeadingAt(0), _headings.Error));
    }

    [Fact]
    public async Task SetQueryAsync_OtherListFails_ShowsNoneOfTheFormerUntilTriedAgain()
    {
        await _headings.SetQueryAsync(new TrackQuery(), Cancel);
        _tracks.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "Locked.");

        await _headings.SetQueryAsync(new TrackQuery { Text = "B" }, Cancel);
        (int count, string? error) = (_headings.Headings.Count, _headings.Error?.Message);
        _tracks.Before = null;
        await _headings.Error!.Retry!.ExecuteAsync(null);

        Assert.Equal((0, "Locked."), (count, error));
        Assert.Equal(["B"], _headings.Headings.Select(heading => heading.Text));
    }

    [Fact]
    public async Task Tracks_AddedWhileReadsFail_KeepTheHeadings()
    {
        await _headings.SetQueryAsync(new TrackQuery(), Cancel);
        _tracks.Before = (method, _) => method == nameof(ITrackRepository.ListHeadingsAsync)
            ? throw new StoreUnavailableException(StoreFault.Busy, "Locked.")
            : Task.CompletedTask;

        await Tracks.AddAsync(new NewTrack { Title = "A 99", Artist = "Artist" }, Cancel);
        await AdvanceUntilAsync(_headings, () => _headings is { Error: not null, IsBusy: false });

        Assert.Equal(["A", "B", "C"], _headings.Headings.Select(heading => heading.Text));
    }

    [Fact]
    public async Task Tracks_Added_MoveTheHeadings()
    {
        await _headings.SetQueryAsync(new TrackQuery(), Cancel);

        await Tracks.AddAsync(new NewTrack { Title = "A 99", Artist = "Artist" }, Cancel);

        await AdvanceUntilAsync(_headings, () => _headings.HeadingAt(10)?.Text == "A");
    }

    [Fact]
    public async Task SetQueryAsync_OfAlbums_ShowsTheirLettersAndFollowsThem()
    {
        await AddTracksAsync(3, (i, track) => track with { Title = $"Z {i}", Album = $"{(char)('M' + i)} album" });

        await _headings.SetQueryAsync(new AlbumQuery(), Cancel);
        Assert.Equal(["M", "N", "O"], _headings.Headings.Select(heading => heading.Text));
        Assert.Null(_headings.Query);

        await Get<IAlbumRepository>().AddAsync(new NewAlbum { Title = "Apart", Artist = "Artist" }, Cancel);
        await AdvanceUntilAsync(_headings, () => _headings.HeadingAt(0)?.Text == "A");
    }

    [Fact]
    public async Task SetQueryAsync_TracksAfterAlbums_ShowsThoseOfTheTracks()
    {
        Task albums = _headings.SetQueryAsync(new AlbumQuery(), Cancel);
        await _headings.SetQueryAsync(new TrackQuery(), Cancel);
        await albums;

        Assert.Equal((30, (AlbumQuery?)null), (_headings.Headings.Sum(heading => heading.Count), _headings.AlbumQuery));
    }
}
