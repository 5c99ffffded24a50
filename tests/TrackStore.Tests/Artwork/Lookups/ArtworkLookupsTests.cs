using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Lookups;

public sealed class ArtworkLookupsTests : LibraryTest
{
    private IArtworkLookups Lookups => Library.Lookups;

    private DateTimeOffset Now => Library.Time.GetUtcNow();

    [Fact]
    public async Task GetAsync_NeverAsked_IsNullAndDue()
    {
        Track track = await AddAsync();

        Assert.Null(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
        Assert.True(await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
        Assert.Null(await Lookups.GetAsync(ArtworkOwner.Album(404), "spotify", cancellationToken: Cancel));
    }

    [Fact]
    public async Task ReportAbsentAsync_DefaultLifetime_HoldsForSevenDays()
    {
        Track track = await AddAsync();

        ArtworkLookup reported = await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), " Spotify ", cancellationToken: Cancel);
        ArtworkLookup? read = await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "SPOTIFY", cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMilliseconds(1));
        bool before = await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromMilliseconds(1));
        bool after = await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);

        var absent = Assert.IsType<ArtworkLookup.KnownAbsent>(reported);
        Assert.Equal(absent, read);
        Assert.Equal((ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Front), (absent.Owner, absent.Source, absent.Kind));
        Assert.Equal((Now - TimeSpan.FromDays(7), Now), (absent.CheckedAt, absent.Until));
        Assert.Equal(TimeSpan.Zero, absent.Until.Offset);
        Assert.Equal((false, true), (before, after));
    }

    [Fact]
    public async Task ReportAbsentAsync_LifetimeGiven_CountsFromZeroOn()
    {
        Track track = await AddAsync();

        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", lifetime: TimeSpan.FromHours(2), cancellationToken: Cancel);
        ArtworkLookup none = await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", lifetime: TimeSpan.Zero, cancellationToken: Cancel);

        Assert.Equal(Now + TimeSpan.FromHours(2), (await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel))!.NextLookupAt);
        Assert.True(none.IsDue(Now));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", lifetime: TimeSpan.FromTicks(-1), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", lifetime: TimeSpan.FromDays(3651), cancellationToken: Cancel));
    }

    [Fact]
    public async Task ReportFailureAsync_InARow_DoublesTheWaitUpToTheLimit()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtworkLookups(o => o.MaxRetryDelay = TimeSpan.FromMinutes(10)));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        var waits = new List<double>();
        var counts = new List<int>();

        for (int i = 0; i < 6; i++)
        {
            var failed = (ArtworkLookup.Failed)await library.Lookups.ReportFailureAsync(ArtworkOwner.Track(track.Id), "spotify", "503", cancellationToken: Cancel);
            waits.Add((failed.RetryAt - library.Time.GetUtcNow()).TotalMinutes);
            counts.Add(failed.Failures);
            library.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([1, 2, 4, 8, 10, 10], waits);
        Assert.Equal([1, 2, 3, 4, 5, 6], counts);
    }

    [Fact]
    public async Task ReportFailureAsync_LongestRowAndLimitBelowTheFirstWait_StaysAtTheLimit()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtworkLookups(o => (o.FirstRetryDelay, o.MaxRetryDelay) = (TimeSpan.FromDays(300), TimeSpan.FromDays(2))));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        library.Sql($"INSERT INTO track_artwork_lookups VALUES ({track.Id}, 'front', 'spotify', 'pending', {int.MaxValue}, 'x', '2025-01-01 00:00:00', '2025-01-01 00:00:00')");

        var failed = (ArtworkLookup.Failed)await library.Lookups.ReportFailureAsync(ArtworkOwner.Track(track.Id), "spotify", "503", cancellationToken: Cancel);

        Assert.Equal((int.MaxValue, library.Time.GetUtcNow().AddDays(2)), (failed.Failures, failed.RetryAt));
    }

    [Fact]
    public async Task ReportFailureAsync_RetryAfter_IsObeyedWithinItsLimit()
    {
        Track track = await AddAsync();
        Library.Time.Advance(TimeSpan.FromTicks(5));

        ArtworkLookup asked = await FailAsync(track.Id, Now.AddHours(5).AddTicks(3));
        ArtworkLookup tooLong = await FailAsync(track.Id, DateTimeOffset.MaxValue);
        ArtworkLookup passed = await FailAsync(track.Id, Now.AddMinutes(-5));
        ArtworkLookup elsewhere = await FailAsync(track.Id, Now.AddMinutes(30).ToOffset(TimeSpan.FromHours(9)));

        Assert.InRange(asked.NextLookupAt!.Value, Now.AddHours(5), Now.AddHours(5).AddMilliseconds(1));
        Assert.Equal(tooLong.CheckedAt.AddDays(30), tooLong.NextLookupAt);
        Assert.Equal(passed.CheckedAt.AddMinutes(4), passed.NextLookupAt);
        Assert.InRange(elsewhere.NextLookupAt!.Value, Now.AddMinutes(30), Now.AddMinutes(30).AddMilliseconds(1));
        Assert.Equal(4, ((ArtworkLookup.Failed)elsewhere).Failures);
    }

    [Fact]
    public async Task ReportFailureAsync_AfterAnAbsence_BeginsToCountAnew()
    {
        Track track = await AddAsync();
        await FailAsync(track.Id);
        await FailAsync(track.Id);

        ArtworkLookup absent = await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);
        ArtworkLookup failed = await FailAsync(track.Id);

        Assert.IsType<ArtworkLookup.KnownAbsent>(absent);
        Assert.Equal(1, Assert.IsType<ArtworkLookup.Failed>(failed).Failures);
        Assert.Equal(1, Library.Count("track_artwork_lookups"));
    }

    [Fact]
    public async Task ReportFailureAsync_AnyReason_FitsOnOneLine()
    {
        Track track = await AddAsync();

        ArtworkLookup lines = await FailAsync(track.Id, reason: " HTTP 503\r\nTry\0later \ud800 ");
        ArtworkLookup exact = await FailAsync(track.Id, reason: new string('x', 500));
        ArtworkLookup tooLong = await FailAsync(track.Id, reason: new string('x', 498) + "😀😀😀");

        Assert.Equal("HTTP 503  Try later \ufffd", ((ArtworkLookup.Failed)lines).Reason);
        Assert.Equal(new string('x', 500), ((ArtworkLookup.Failed)exact).Reason);
        Assert.Equal(new string('x', 498) + "…", ((ArtworkLookup.Failed)tooLong).Reason);
        await Assert.ThrowsAsync<ArgumentException>(() => FailAsync(track.Id, reason: " "));
        await Assert.ThrowsAsync<ArgumentException>(() => FailAsync(track.Id, reason: "\0"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => FailAsync(track.Id, reason: null!));
    }

    [Fact]
    public async Task Reports_SourcesKindsAndOwners_AreApart()
    {
        Track track = await AddAsync();
        long albumId = track.AlbumId!.Value;

        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);
        await FailAsync(track.Id, source: "discogs");
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", ArtworkKind.Back, cancellationToken: Cancel);
        await Lookups.ReportFailureAsync(ArtworkOwner.Album(albumId), "spotify", "503", cancellationToken: Cancel);

        Assert.IsType<ArtworkLookup.KnownAbsent>(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
        Assert.IsType<ArtworkLookup.Failed>(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel));
        Assert.IsType<ArtworkLookup.KnownAbsent>(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "discogs", ArtworkKind.Back, Cancel));
        Assert.IsType<ArtworkLookup.Failed>(await Lookups.GetAsync(ArtworkOwner.Album(albumId), "spotify", cancellationToken: Cancel));
        Assert.Null(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Back, Cancel));
        Assert.Null(await Lookups.GetAsync(ArtworkOwner.Album(albumId), "discogs", cancellationToken: Cancel));
    }

    [Fact]
    public async Task Reports_LibraryReopened_AreStillKnown()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("library.db");
        long trackId;
        ArtworkLookup absent, failed;
        await using (var first = new TestLibrary(file: file))
        {
            trackId = (await first.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel)).Id;
            absent = await first.Lookups.ReportAbsentAsync(ArtworkOwner.Track(trackId), "spotify", cancellationToken: Cancel);
            failed = await first.Lookups.ReportFailureAsync(ArtworkOwner.Track(trackId), "discogs", "503", cancellationToken: Cancel);
        }

        await using var second = new TestLibrary(file: file);
        ArtworkLookup? stillAbsent = await second.Lookups.GetAsync(ArtworkOwner.Track(trackId), "spotify", cancellationToken: Cancel);
        ArtworkLookup? stillFailed = await second.Lookups.GetAsync(ArtworkOwner.Track(trackId), "discogs", cancellationToken: Cancel);
        var again = (ArtworkLookup.Failed)await second.Lookups.ReportFailureAsync(ArtworkOwner.Track(trackId), "discogs", "503", cancellationToken: Cancel);

        Assert.Equal((absent, failed), (stillAbsent, stillFailed));
        Assert.Equal(2, again.Failures);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_PictureOfTheSource_ClearsItsRowsAlone()
    {
        Track track = await AddAsync();
        await FailAsync(track.Id);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Album(track.AlbumId!.Value), "spotify", cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Back, cancellationToken: Cancel);

        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, track.AlbumId, "Spotify", cancellationToken: Cancel);
        ArtworkLookup? found = await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);

        Assert.Equal(Now, Assert.IsType<ArtworkLookup.Found>(found).CheckedAt);
        Assert.Equal((false, null), (found.IsDue(DateTimeOffset.MaxValue), found.NextLookupAt));
        Assert.False(await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
        Assert.Equal((2, 0), (Library.Count("track_artwork_lookups"), Library.Count("album_artwork_lookups")));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SmallerThanBefore_ClearsTheRowToo()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 500, 500), track.Id, source: "spotify", cancellationToken: Cancel);
        ArtworkLookup failed = await FailAsync(track.Id);

        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 200, 200), track.Id, source: "spotify", cancellationToken: Cancel);

        Assert.IsType<ArtworkLookup.Failed>(failed);
        Assert.IsType<ArtworkLookup.Found>(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_Refused_LeavesTheRow()
    {
        Track track = await AddAsync();
        ArtworkLookup absent = await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);

        await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync("<html>"u8.ToArray(), track.Id, source: "spotify", cancellationToken: Cancel));

        Assert.Equal(absent, await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
    }

    [Fact]
    public async Task RemoveArtworkAsync_SourceWithAPicture_IsDueAgainAndOthersStayKnown()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, source: "spotify", cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel);

        await Library.Artwork.RemoveArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);
        await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);

        Assert.True(await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
        Assert.False(await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel));
    }

    [Fact]
    public async Task DeleteAsync_TrackThenAlbum_TakesTheirRowsAlong()
    {
        Track track = await AddAsync();
        await FailAsync(track.Id);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Album(track.AlbumId!.Value), "spotify", cancellationToken: Cancel);

        await Tracks.DeleteAsync(track.Id, Cancel);
        await Albums.DeleteAsync(track.AlbumId.Value, Cancel);

        Assert.Equal((0, 0), (Library.Count("track_artwork_lookups"), Library.Count("album_artwork_lookups")));
    }

    [Fact]
    public async Task ExplainArtworkAsync_UnsuccessfulLookups_AreListedBySource()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, source: "bandcamp", cancellationToken: Cancel);
        ArtworkLookup failed = await FailAsync(track.Id);
        ArtworkLookup absent = await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", ArtworkKind.Back, cancellationToken: Cancel);

        ArtworkExplanation explanation = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        ArtworkExplanation back = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), ArtworkKind.Back, Cancel);

        Assert.Equal([absent, failed], explanation.Lookups);
        Assert.Equal("bandcamp", explanation.Shown!.Source);
        Assert.Equal(ArtworkKind.Back, Assert.Single(back.Lookups).Kind);
        Assert.Empty(back.Fallback!.Lookups);
    }

    [Fact]
    public async Task Reports_UnknownOwner_AreRefused()
    {
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Lookups.ReportAbsentAsync(ArtworkOwner.Track(404), "spotify", cancellationToken: Cancel));
        await Assert.ThrowsAsync<AlbumNotFoundException>(() => Lookups.ReportAbsentAsync(ArtworkOwner.Album(404), "spotify", cancellationToken: Cancel));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Lookups.ReportFailureAsync(ArtworkOwner.Track(404), "spotify", "503", cancellationToken: Cancel));
        await Assert.ThrowsAsync<AlbumNotFoundException>(() => Lookups.ReportFailureAsync(ArtworkOwner.Album(404), "spotify", "503", cancellationToken: Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200b ")]
    [InlineData("None")]
    [InlineData("spot\0ify")]
    [InlineData("123456789012345678901234567890123456789012345678901")]
    public async Task AnyCall_NoSource_IsRefused(string source)
    {
        Track track = await AddAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.GetAsync(ArtworkOwner.Track(track.Id), source, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), source, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), source, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => FailAsync(track.Id, source: source));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.ForgetAllAsync(source, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.ListDueAsync(ArtworkOwnerKind.Track, source, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), source, _ => Task.FromResult<FoundArtwork?>(null), cancellationToken: Cancel));
    }

    [Fact]
    public async Task AnyCall_DefaultOwnerOrUndefinedKind_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.GetAsync(default, "spotify", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Lookups.ListDueAsync(default, "spotify", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Lookups.ReportAbsentAsync(ArtworkOwner.Track(1), "spotify", (ArtworkKind)9, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Lookups.ForgetAsync(ArtworkOwner.Track(1), kind: (ArtworkKind)9, cancellationToken: Cancel));
    }

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);

    private Task<ArtworkLookup> FailAsync(long trackId, DateTimeOffset? retryAt = null, string reason = "503 Service Unavailable", string source = "spotify")
        => Lookups.ReportFailureAsync(ArtworkOwner.Track(trackId), source, reason, retryAt: retryAt, cancellationToken: Cancel);
}
