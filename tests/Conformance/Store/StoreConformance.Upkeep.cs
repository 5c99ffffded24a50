namespace TrackStore.Conformance;

/// <content>The lists of sync runs and downloads, and the size of the database.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task ListRunsAsync_InterruptedAndCompleted_TellsHowTheyEnded()
    {
        _platform.Library.AddRange(Enumerable.Range(1, 25).Select(PlatformTrackOf));
        _platform.FailsBefore = "id17";
        await Synchronizer.SyncLibraryAsync(ScriptedPlatform.Name, new SyncRunOptions { RunName = "mine", IncludeArtwork = false }, cancellationToken: Cancel);
        SyncRunInfo interrupted = Assert.Single(await Synchronizer.ListRunsAsync(Cancel));
        Time.Advance(TimeSpan.FromDays(30));
        SyncRunInfo old = Assert.Single(await Synchronizer.ListRunsAsync(Cancel));
        _platform.FailsBefore = null;
        await Synchronizer.SyncLibraryAsync(ScriptedPlatform.Name, new SyncRunOptions { RunName = "mine", IncludeArtwork = false }, cancellationToken: Cancel);
        SyncRunInfo completed = Assert.Single(await Synchronizer.ListRunsAsync(Cancel));

        Assert.Equal(("mine", ScriptedPlatform.Name, "mine", SyncRunState.Interrupted, true), (interrupted.Name, interrupted.Platform, interrupted.Source, interrupted.State, interrupted.CanResume));
        Assert.NotNull(interrupted.Reason);
        Assert.Equal(16, interrupted.Added);
        Assert.False(old.CanResume);
        Assert.Equal((SyncRunState.Completed, null, false), (completed.State, completed.Reason, completed.CanResume));
        Assert.Equal((9, 16, Time.GetUtcNow()), (completed.Added, completed.Unchanged, completed.StartedAt));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Downloads_FailedAndDone_AreListedCountedAndTriedAgain()
    {
        await using var server = new PictureServer();
        server.Serve("/1.png", Picture(1));
        await SyncAsync([.. Enumerable.Range(1, 3).Select(i => WithPicture(i, server.UrlOf($"/{i}.png")) with { Album = $"Album {i}" })]);
        var downloads = Get<IArtworkDownloads>();

        ArtworkDownloadCounts counts = await downloads.CountAsync(Cancel);
        ArtworkDownloadPage first = await downloads.ListAsync(new() { State = ArtworkDownloadState.Failed, PageSize = 1 }, Cancel);
        ArtworkDownloadPage second = await downloads.ListAsync(new() { State = ArtworkDownloadState.Failed, PageSize = 1, Cursor = first.NextCursor }, Cancel);
        Assert.Equal((0, 2, 1, 0, 0, 0), (counts.Waiting, counts.Failed, counts.Done, counts.Absent, counts.Refused, counts.Due));
        Assert.Null(second.NextCursor);
        Assert.Equal([server.UrlOf("/2.png"), server.UrlOf("/3.png")], new[] { first, second }.Select(page => page.Items.Single().Url).Order());
        Assert.Equal(1, first.Items[0].Targets);
        Assert.Equal(["Album 2", "Album 3"], new[] { first, second }.Select(page => page.Items.Single().FirstTarget?.Title).Order());
        Assert.Equal((ArtworkOwnerKind.Album, "spotify"), (first.Items[0].FirstTarget?.Owner.Kind, first.Items[0].FirstTarget?.Source));
        Assert.True(first.Items[0].Failures > 0);
        Assert.NotNull(first.Items[0].Reason);
        Assert.True(first.Items[0].NextAttempt > Time.GetUtcNow());

        server.Serve("/2.png", Picture(2));
        server.Serve("/3.png", Picture(3));
        Assert.Equal(1, await downloads.RetryAsync([first.Items[0].Id, 4711], Cancel));
        Assert.Equal(1, await downloads.RetryAllAsync(cancellationToken: Cancel));
        Assert.Equal(0, (await downloads.CountAsync(Cancel)).Failed);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => downloads.RetryAllAsync(ArtworkDownloadState.Done, Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task FindAsync_DownloadsOfTracks_AreThoseOfTheTrackElseOfItsAlbum()
    {
        await using var server = new PictureServer();
        server.Serve("/1.png", Picture(1));
        PlatformTrack ofAlbum = WithPicture(1, server.UrlOf("/1.png")) with { Album = "Album 1" };
        PlatformTrack alone = WithPicture(2, server.UrlOf("/2.png")) with { Album = null };
        await SyncAsync([ofAlbum, ofAlbum with { Id = "other", Title = "Other" }, alone, PlatformTrackOf(3) with { Artwork = [] }]);
        List<TrackItem> tracks = await Tracks.StreamAsync(new TrackQuery(), Cancel).ToListAsync(Cancel);
        long[] ids = [.. tracks.Select(track => track.TrackId!.Value)];
        var downloads = Get<IArtworkDownloads>();

        IReadOnlyDictionary<long, ArtworkDownload> found = await downloads.FindAsync([.. ids, 4711], ScriptedPlatform.Name.ToUpperInvariant(), Cancel);

        Assert.Equal(
            [("/1.png", ArtworkDownloadState.Done), ("/1.png", ArtworkDownloadState.Done), ("/2.png", ArtworkDownloadState.Failed)],
            found.Values.Select(download => (new Uri(download.Url).AbsolutePath, download.State)).Order());
        Assert.Equal(3, found.Keys.Intersect(ids).Count());
        Assert.Empty(await downloads.FindAsync(ids, "tidal", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => downloads.FindAsync(ids, " ", Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task GetStorageAsync_PicturesUsedAndUnused_AreMeasuredAndCompacted()
    {
        Track track = await AddAsync("Title");
        await Images.ResizeAndStoreImageAsync(Picture(1), track.Id, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, cancellationToken: Cancel);

        StorageReport before = await Database.GetStorageAsync(Cancel);
        await Maintenance.SweepAsync(TimeSpan.Zero, cancellationToken: Cancel);
        StorageReport swept = await Database.GetStorageAsync(Cancel);
        CompactionResult compacted = await Database.CompactAsync(cancellationToken: Cancel);
        StorageReport after = await Database.GetStorageAsync(Cancel);

        Assert.Equal(Enum.GetValues<ImageSize>(), before.Renditions.Select(size => size.Size));
        Assert.All(before.Renditions, size => Assert.Equal(2, size.Count));
        Assert.Equal((1, before.Renditions.Sum(size => size.Bytes) - after.Renditions.Sum(size => size.Bytes)), (before.UnusedArtworks, before.UnusedBytes));
        Assert.Equal((0, 0L, (await CountAllAsync()).ImageBytes), (after.UnusedArtworks, after.UnusedBytes, after.Renditions.Sum(size => size.Bytes)));
        Assert.Equal((swept.DatabaseBytes, after.DatabaseBytes), (compacted.BytesBefore, compacted.BytesAfter));
        Assert.True(!compacted.IsSupported || after.FreeBytes is null or 0);
        Assert.True(after.TrackBytes is null or > 0);
        Assert.True((await GetAsync(track.Id)).HasImage);
    }
}
