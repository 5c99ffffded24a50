using TrackStore.Sample.StandIn;
using TrackStore.Sample.Web;

namespace TrackStore.Web.Tests.Sample;

public sealed class DemoTests(DemoHost host) : IClassFixture<DemoHost>
{
    // Albums that the demo's library doesn't have.
    private const int First = 100;
    private const int Second = 110;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SampleHost Sample => host.Sample;

    [Fact]
    public async Task PrepareAsync_ASecondTime_LeavesTheLibraryAlone()
    {
        LibraryStatistics before = await Sample.Get<ITrackStoreDatabase>().GetStatisticsAsync(Cancel);

        await WebHost.PrepareAsync(Sample.Application);

        AlbumPage albums = await Sample.Get<IAlbumRepository>().QueryAsync(new AlbumQuery { PageSize = 100 }, Cancel);
        Assert.True(albums.Items.Count(album => album.HasImage) > 50);
        Assert.Equal(before.Tracks, (await Sample.Get<ITrackStoreDatabase>().GetStatisticsAsync(Cancel)).Tracks);
        Assert.Contains("/artwork/", await Sample.Client.GetStringAsync("/", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spotify", First)]
    [InlineData("discogs", First + 1)]
    public async Task SyncAsync_OfASearchResult_StoresItsPicture(string platform, int album)
    {
        await using PlatformSearchViewModel search = Sample.Get<ViewModelFactory>().CreatePlatformSearch(platform);
        PlatformResultViewModel row = await FindNewAsync(search, album);

        await search.SyncAsync(row, Cancel);

        Assert.Equal((PlatformResultState.Synced, PlatformPictureState.Stored), (row.State, row.PictureState));
        Assert.True((await Sample.Get<ITrackRepository>().GetAsync(row.TrackId!.Value, Cancel))!.HasImage);
    }

    [Theory]
    [InlineData("spotify", Second)]
    [InlineData("discogs", Second + 1)]
    public async Task SyncAsync_PictureThatFails_ShowsOnTheRowAndStoresTheTrack(string platform, int album)
    {
        await using PlatformSearchViewModel search = Sample.Get<ViewModelFactory>().CreatePlatformSearch(platform);
        PlatformResultViewModel row = await FindNewAsync(search, album);

        Sample.Get<StandInHost>().HasCovers = false;
        await search.SyncAsync(row, Cancel);
        Sample.Get<StandInHost>().HasCovers = true;

        Assert.Equal((PlatformResultState.Synced, PlatformPictureState.Failed), (row.State, row.PictureState));
        Assert.NotEmpty(row.PictureErrorText!);
        Assert.NotNull(await Sample.Get<ITrackRepository>().GetAsync(row.TrackId!.Value, Cancel));
    }

    private static async Task<PlatformResultViewModel> FindNewAsync(PlatformSearchViewModel search, int album)
    {
        CatalogAlbum wanted = LargeCatalog.Albums[album];
        await search.SearchAsync($"{wanted.Artist} {wanted.Title}", Cancel);
        return search.Results.First(result => result.State == PlatformResultState.New);
    }
}
