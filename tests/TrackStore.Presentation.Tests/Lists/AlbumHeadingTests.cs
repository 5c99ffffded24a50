using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class AlbumHeadingTests : PanelTest
{
    private AlbumHeadingViewModel _heading = null!;
    private long _id;

    public override async ValueTask InitializeAsync()
    {
        await AddTracksAsync(1, (_, track) => track with { Album = "Druqks" });
        _id = await AlbumOf("Druqks");
        _heading = await CreateAsync(panels => panels.CreateAlbumHeading());
        await _heading.SelectAsync(_id, Cancel);
    }

    [Fact]
    public async Task Album_Edited_ShowsTheEdit()
    {
        await Get<IAlbumRepository>().UpdateAsync(_id, new AlbumUpdate { Label = "Warp" }, Cancel);

        await AdvanceUntilAsync(_heading, () => _heading.Album?.Label == "Warp");
    }

    [Fact]
    public async Task Album_GivenACover_ShowsIt()
    {
        await Get<IImageRepository>().ResizeAndStoreImageAsync(Cover, albumId: _id, cancellationToken: Cancel);

        await AdvanceUntilAsync(_heading, () => _heading.Album?.ArtworkKey is not null);
    }

    [Fact]
    public async Task SelectAsync_None_ShowsNothing()
    {
        await _heading.SelectAsync(null, Cancel);

        Assert.Equal((null, null), (_heading.AlbumId, _heading.Album));
    }

    private async Task<long> AlbumOf(string title)
        => (await Get<IAlbumRepository>().QueryAsync(new AlbumQuery { Text = title }, Cancel)).Items[0].AlbumId;
}
