using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class AlbumListTests : PanelTest
{
    private AlbumListViewModel _list = null!;

    public override async ValueTask InitializeAsync()
    {
        await AddTracksAsync(600, (i, track) => track with { Album = $"Album {i / 2:D5}", AlbumArtist = "Artist" });
        _list = await CreateAsync(panels => panels.CreateAlbumList());
        await _list.SetQueryAsync(new AlbumQuery(), Cancel);
    }

    [Fact]
    public async Task EnsureAsync_FarBelow_ShowsTheAlbums()
    {
        await _list.EnsureAsync(290, 10, Cancel);

        Assert.Equal((300, "Album 00299", 2), (_list.Total, _list.TryGet(299)?.Title, _list.TryGet(299)?.TrackCount));
        Assert.Equal(299, _list.IndexOf(_list.TryGet(299)!.AlbumId));
    }

    [Fact]
    public async Task SearchAsync_Text_ShowsWhatMatches()
    {
        Task searching = _list.SearchAsync("00042", Cancel);

        await AdvanceUntilAsync(_list, () => _list.Total == 1);

        await searching;
        Assert.Equal("Album 00042", _list.TryGet(0)?.Title);
    }

    [Fact]
    public async Task Album_OnScreenGetsACover_ShowsIt()
    {
        await Get<IImageRepository>().ResizeAndStoreImageAsync(
            Cover,
            albumId: _list.TryGet(5)!.AlbumId,
            cancellationToken: Cancel);

        await AdvanceUntilAsync(_list, () => _list.TryGet(5)?.ArtworkKey is not null);
    }

    [Fact]
    public async Task Album_AddedWithATrack_OnlyHints()
    {
        await Tracks.AddAsync(new NewTrack { Title = "Aaa", Artist = "Aaa", Album = "Aaa" }, Cancel);

        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);

        Assert.Equal((300, "Album 00000"), (_list.Total, _list.TryGet(0)?.Title));
    }
}
