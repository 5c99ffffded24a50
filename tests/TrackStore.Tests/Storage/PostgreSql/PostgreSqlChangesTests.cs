using Microsoft.Extensions.Time.Testing;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>What a node sees of another node's changes.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlChangesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cover_AnotherNodeReplacesIt_IsSeenAfterTheInterval()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var nodes = new PostgreSqlNodes(database, tracks: 0, time: time);
        ServiceProvider writer = nodes.Nodes[0];
        var loader = nodes.Nodes[1].GetRequiredService<IImageLoader>();
        Track track = await writer.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B" }, Cancel);
        await StoreAsync(writer, 1, track.AlbumId!.Value);
        Image before = await LoadedAsync(loader, track.Id);

        await StoreAsync(writer, 2, track.AlbumId!.Value);
        Image within = await LoadedAsync(loader, track.Id);
        time.Advance(new TrackStoreOptions().ChangePollInterval!.Value);
        while (loader.TryGetCached(ImageRequest.ForTrack(track.Id)) is not null)
            await Task.Delay(1, Cancel);
        Image after = await LoadedAsync(loader, track.Id);

        Assert.Equal(before.Id, within.Id);
        Assert.NotEqual(before.ArtworkId, after.ArtworkId);
    }

    private static async Task StoreAsync(ServiceProvider node, int picture, long albumId)
        => await node.GetRequiredService<IImageRepository>().ResizeAndStoreImageAsync(Pictures.Jpeg(picture, 400, 400), albumId: albumId, cancellationToken: Cancel);

    private static async Task<Image> LoadedAsync(IImageLoader loader, long trackId)
        => Assert.IsType<ImageLoadResult.Loaded>(await loader.LoadTrackImageAsync(trackId, cancellationToken: Cancel)).Image;
}
