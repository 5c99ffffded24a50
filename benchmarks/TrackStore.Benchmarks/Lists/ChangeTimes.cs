using TrackStore.Benchmarks.Artwork;

namespace TrackStore.Benchmarks.Lists;

/// <summary>The times of single writes, and of merging a tag of 50,000 tracks and taking it back.</summary>
internal sealed class ChangeTimes(ListHost host, ListTable table)
{
    private const int MergedTracks = 50_000;
    private const string Merged = "merged";

    public async Task RunAsync()
    {
        ITrackSynchronizer synchronizer = host.Get<ITrackSynchronizer>();
        int number = 0;
        await table.PrintAsync("synchronize a new track", () => synchronizer.SyncAsync(Track($"new {number++}", "Never Heard")));
        await synchronizer.SyncAsync(Track("one", "First"));
        await table.PrintAsync("synchronize a changed track", () => synchronizer.SyncAsync(Track("one", $"Title {number++}")));

        ITrackRepository tracks = host.Get<ITrackRepository>();
        long trackId = (await tracks.QueryAsync(new TrackQuery { PageSize = 1 })).Items[0].TrackId!.Value;
        await table.PrintAsync("edit a track", () => tracks.UpdateAsync(trackId, new TrackUpdate { Label = $"Label {number++}" }));
        IImageRepository images = host.Get<IImageRepository>();
        await images.ResizeAndStoreImageAsync(Originals.Get("640 JPEG").Data, trackId);
        await table.PrintAsync("read a picture", () => images.GetTrackImageAsync(trackId, ImageSize.Medium));

        await MergeAsync();
    }

    private async Task MergeAsync()
    {
        ITagRepository tags = host.Get<ITagRepository>();
        Tag kept = await tags.DefineTagAsync("kept", null, null);
        Tag merged = await tags.DefineTagAsync(Merged, null, null);
        int every = Math.Max(1, host.TrackCount / MergedTracks);
        host.Execute($"INSERT INTO track_tags (track_id, tag_id, created_at) SELECT id, {merged.Id}, created_at FROM tracks WHERE id % {every} = 0");
        ChangeResult? change = null;
        int count = (await tags.GetTagAsync(merged.Id))!.TrackCount;
        await table.PrintOnceAsync($"merge a tag of {count:N0} tracks, preview", () => tags.MergeTagsAsync(kept.Id, merged.Id, ChangeMode.Preview));
        await table.PrintOnceAsync("merge it", async () => change = await tags.MergeTagsAsync(kept.Id, merged.Id));
        IChangeHistory history = host.Get<IChangeHistory>();
        await table.PrintOnceAsync("undo", () => history.UndoAsync(change!.Change!.Id));
        await table.PrintOnceAsync("redo", () => history.RedoAsync(change!.Change!.Id));
    }

    private static PlatformTrack Track(string id, string title) => new()
    {
        Platform = "spotify",
        Id = id,
        Title = title,
        Artist = "Lena Brandt",
        Album = "Harbour Lights",
        Duration = TimeSpan.FromSeconds(200),
    };
}
