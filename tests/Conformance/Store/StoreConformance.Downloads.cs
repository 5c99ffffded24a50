namespace TrackStore.Conformance;

/// <content>Lookups and the download queue.</content>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task Lookups_AbsentAndFailed_AreDueInTimeUntilForgotten()
    {
        ArtworkOwner track = ArtworkOwner.Track((await AddAsync("Title")).Id);
        ArtworkOwner other = ArtworkOwner.Track((await AddAsync("Other")).Id);
        await Lookups.ReportAbsentAsync(track, "Web", lifetime: TimeSpan.FromDays(2), cancellationToken: Cancel);
        await Lookups.ReportFailureAsync(track, "web", "offline", ArtworkKind.Back, cancellationToken: Cancel);
        var failed = Assert.IsType<ArtworkLookup.Failed>(await Lookups.ReportFailureAsync(other, "web", "offline", retryAt: Time.GetUtcNow().AddDays(1), cancellationToken: Cancel));

        Assert.Equal((1, "offline", Time.GetUtcNow().AddDays(1)), (failed.Failures, failed.Reason, failed.RetryAt));
        Assert.Equal(Time.GetUtcNow().AddDays(2), Assert.IsType<ArtworkLookup.KnownAbsent>(await Lookups.GetAsync(track, "web", cancellationToken: Cancel)).Until);
        Assert.False(await Lookups.ShouldLookUpAsync(track, "web", cancellationToken: Cancel));
        Assert.Empty(await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "web", cancellationToken: Cancel));

        Time.Advance(TimeSpan.FromDays(3));
        IReadOnlyList<ArtworkLookup> due = await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "web", limit: 2, cancellationToken: Cancel);
        IReadOnlyList<ArtworkLookup> rest = await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "web", limit: 2, after: due[^1], cancellationToken: Cancel);
        Assert.Equal(3, due.Concat(rest).Distinct().Count());
        Assert.True(await Lookups.ShouldLookUpAsync(track, "web", cancellationToken: Cancel));
        Assert.Equal(2, await Lookups.ForgetAsync(track, cancellationToken: Cancel));
        Assert.Equal(1, await Lookups.ForgetAllAsync("web", Cancel));
        Assert.Null(await Lookups.GetAsync(track, "web", cancellationToken: Cancel));
    }

    [Fact]
    public async Task LookUpAsync_Found_StoresThePictureAndAsksNoMore()
    {
        ArtworkOwner owner = ArtworkOwner.Album((await AddAsync("Title")).AlbumId!.Value);
        int asked = 0;

        ArtworkLookupResult first = await Lookups.LookUpAsync(owner, "web", FindAsync, cancellationToken: Cancel);
        ArtworkLookupResult second = await Lookups.LookUpAsync(owner, "web", FindAsync, cancellationToken: Cancel);

        Assert.Equal((ArtworkLookupOutcome.Found, ArtworkLookupOutcome.Skipped, 1), (first.Outcome, second.Outcome, asked));
        Assert.IsType<ArtworkLookup.Found>(second.Lookup);
        Assert.Equal("web", (await Images.GetAlbumImageAsync(owner.Id, cancellationToken: Cancel))!.Source);

        Task<FoundArtwork?> FindAsync(CancellationToken cancellationToken)
        {
            asked++;
            return Task.FromResult<FoundArtwork?>(new FoundArtwork(Picture()));
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task SyncAsync_TracksOfAnAlbumWithAPicture_DownloadsItOnceAndAllShowIt()
    {
        await using var server = new PictureServer();
        server.Serve("/cover.png", Picture(side: 200));

        SyncResult first = await SyncAsync([.. Enumerable.Range(1, 12).Select(i => WithPicture(i, server.UrlOf("/cover.png")))]);
        SyncResult again = await SyncAsync([.. Enumerable.Range(1, 12).Select(i => WithPicture(i, server.UrlOf("/cover.png")))]);

        Assert.Equal((1, 0, 0), (first.Counts.ArtworkDone, first.Counts.ArtworkFailed, first.Counts.ArtworkPending));
        Assert.Equal((12, 0), (again.Counts.Unchanged, again.Counts.ArtworkDone));
        Assert.Equal(1, server.RequestsFor("/cover.png"));
        Assert.NotNull(Assert.Single((await ShownAsync()).Distinct()));
        Assert.Equal(1, (await CountAllAsync()).Artworks);
    }

    [Fact]
    public async Task DownloadArtworkAsync_ServerFailedBefore_RetriesWhenItIsDueInOneOfTwoStores()
    {
        await using var server = new PictureServer();
        string[] paths = [.. Enumerable.Range(1, 6).Select(i => $"/{i}.png")];
        PlatformTrack[] tracks = [.. paths.Select((path, i) => WithPicture(i, server.UrlOf(path)) with { Album = $"Album {i}" })];
        SyncResult failed;
        SyncProgress early;
        int[] before;
        // The store that failed would try again by itself as soon as the time has come, so it is closed before.
        await using (ServiceProvider failing = Open())
        {
            var synchronizer = failing.GetRequiredService<ITrackSynchronizer>();
            failed = await synchronizer.SyncAsync(StreamAsync(tracks), cancellationToken: Cancel);
            before = [.. paths.Select(server.RequestsFor)];
            for (int i = 0; i < paths.Length; i++)
                server.Serve(paths[i], Picture(i + 1));
            early = await synchronizer.DownloadArtworkAsync(cancellationToken: Cancel);
        }

        Time.Advance(TimeSpan.FromDays(1));
        SyncProgress[] due = await Task.WhenAll(
            Synchronizer.DownloadArtworkAsync(cancellationToken: Cancel),
            Open().GetRequiredService<ITrackSynchronizer>().DownloadArtworkAsync(cancellationToken: Cancel));

        Assert.Equal((6, 0), (failed.Counts.ArtworkFailed, early.ArtworkDone));
        Assert.All(paths.Zip(before), pair => Assert.Equal(pair.Second + 1, server.RequestsFor(pair.First)));
        Assert.Equal(6, due.Sum(counts => counts.ArtworkDone));
        Assert.Equal(6, (await CountAllAsync()).Artworks);
    }

    private static PlatformTrack WithPicture(int number, string url) => PlatformTrackOf(number) with { Artwork = [new PlatformArtwork { Url = url, Width = 200, Height = 200 }] };
}
