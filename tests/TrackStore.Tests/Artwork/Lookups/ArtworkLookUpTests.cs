using System.Net;
using System.Security.Cryptography;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Lookups;

public sealed class ArtworkLookUpTests : LibraryTest
{
    private IArtworkLookups Lookups => Library.Lookups;

    private DateTimeOffset Now => Library.Time.GetUtcNow();

    [Fact]
    public async Task LookUpAsync_Picture_IsStoredAndFound()
    {
        Track track = await AddAsync();
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", lifetime: TimeSpan.Zero, cancellationToken: Cancel);

        ArtworkLookupResult result = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(), "https://example.org/a.jpg"));

        Assert.Equal((ArtworkLookupOutcome.Found, null), (result.Outcome, result.Error));
        var found = Assert.IsType<ArtworkLookup.Found>(result.Lookup);
        Image image = (await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel))!;
        Assert.Equal(("spotify", "https://example.org/a.jpg"), (image.Source, image.SourceUrl));
        ArtworkExplanation explanation = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        Assert.Equal((found.ArtworkId, 0), (explanation.Shown!.ArtworkId, explanation.Lookups.Count));
    }

    [Fact]
    public async Task LookUpAsync_AlbumsBackCover_IsStoredForIt()
    {
        Track track = await AddAsync();
        long albumId = track.AlbumId!.Value;

        await Lookups.LookUpAsync(
            ArtworkOwner.Album(albumId), "discogs", _ => Task.FromResult<FoundArtwork?>(new FoundArtwork(Pictures.Jpeg())), ArtworkKind.Back, cancellationToken: Cancel);

        ArtworkExplanation back = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(albumId), ArtworkKind.Back, Cancel);
        Assert.Equal("discogs", back.Shown!.Source);
        Assert.Null(await Images.GetAlbumImageAsync(albumId, cancellationToken: Cancel));
    }

    [Fact]
    public async Task LookUpAsync_Nothing_IsAbsentAndNotAskedAgainUntilThen()
    {
        Track track = await AddAsync();
        int asked = 0;

        ArtworkLookupResult absent = await LookUpAsync(track.Id, null, () => asked++);
        Library.Time.Advance(TimeSpan.FromDays(6));
        ArtworkLookupResult skipped = await LookUpAsync(track.Id, null, () => asked++);
        int before = asked;
        Library.Time.Advance(TimeSpan.FromDays(1));
        ArtworkLookupResult again = await LookUpAsync(track.Id, null, () => asked++);

        Assert.Equal((ArtworkLookupOutcome.Absent, ArtworkLookupOutcome.Skipped, ArtworkLookupOutcome.Absent), (absent.Outcome, skipped.Outcome, again.Outcome));
        Assert.Equal((1, 2), (before, asked));
        Assert.Equal(absent.Lookup, skipped.Lookup);
        Assert.Equal(Now.AddDays(7), again.Lookup!.NextLookupAt);
    }

    [Fact]
    public async Task LookUpAsync_FoundBefore_AsksOnlyOnRequest()
    {
        Track track = await AddAsync();
        await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(1, 300, 300)));

        ArtworkLookupResult skipped = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(2, 600, 600)));
        ArtworkLookupResult told = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(2, 600, 600)), evenIfFound: true);
        ArtworkLookupResult gone = await LookUpAsync(track.Id, null, evenIfFound: true);
        ArtworkLookupResult waits = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(3, 900, 900)), evenIfFound: true);

        Assert.Equal((ArtworkLookupOutcome.Skipped, ArtworkLookupOutcome.Found), (skipped.Outcome, told.Outcome));
        Assert.Equal((ArtworkLookupOutcome.Absent, ArtworkLookupOutcome.Skipped), (gone.Outcome, waits.Outcome));
        Assert.Equal(600, (await Images.GetTrackImageAsync(track.Id, ImageSize.Large, Cancel))!.Width);
    }

    [Fact]
    public async Task LookUpAsync_SamePictureAgain_IsFoundAnew()
    {
        Track track = await AddAsync();
        await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(1, 300, 300)));
        Library.Time.Advance(TimeSpan.FromHours(1));

        ArtworkLookupResult again = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(1, 300, 300)), evenIfFound: true);

        Assert.Equal(Now, Assert.IsType<ArtworkLookup.Found>(again.Lookup).CheckedAt);
        Assert.Equal(1, Library.Count("artworks"));
    }

    [Fact]
    public async Task LookUpAsync_RegisteredPlaceholder_IsAbsence()
    {
        byte[] placeholder = Pictures.Jpeg(9);
        await using var library = new TestLibrary(store => store.ConfigureArtwork(o => o.PlaceholderHashes = [Convert.ToHexString(SHA256.HashData(placeholder))]));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        ArtworkLookupResult result = await library.Lookups.LookUpAsync(
            ArtworkOwner.Track(track.Id), "spotify", _ => Task.FromResult<FoundArtwork?>(new FoundArtwork(placeholder)), cancellationToken: Cancel);

        Assert.Equal(ArtworkLookupOutcome.Absent, result.Outcome);
        Assert.IsType<ArtworkLookup.KnownAbsent>(result.Lookup);
    }

    [Fact]
    public async Task LookUpAsync_RefusedPictureOrAddress_IsAFailureOfTheSource()
    {
        Track track = await AddAsync();

        ArtworkLookupResult page = await LookUpAsync(track.Id, new FoundArtwork("<!DOCTYPE html>"u8.ToArray()));
        Library.Time.Advance(TimeSpan.FromDays(1));
        ArtworkLookupResult address = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg(), new string('x', 2001)));

        Assert.Equal((ArtworkLookupOutcome.Failed, ArtworkLookupOutcome.Failed), (page.Outcome, address.Outcome));
        Assert.Equal(ImageRejection.UnsupportedFormat, Assert.IsType<ImageRejectedException>(page.Error).Rejection);
        Assert.Equal(page.Error!.Message, Assert.IsType<ArtworkLookup.Failed>(page.Lookup).Reason);
        Assert.Equal(2, Assert.IsType<ArtworkLookup.Failed>(address.Lookup).Failures);
        Assert.Equal(0, Library.Count("artworks"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("an error")]
    [InlineData("cancellation")]
    public async Task LookUpAsync_Cancelled_ChangesNothingWhateverTheLookupReturns(string answer)
    {
        Track track = await AddAsync();
        using var cancellation = new CancellationTokenSource();
        var gate = new Gate();
        var ended = new TaskCompletionSource();

        Task<ArtworkLookupResult> look = Lookups.LookUpAsync(
            ArtworkOwner.Track(track.Id),
            "spotify",
            async token =>
            {
                try
                {
                    await gate.PassAsync(token);
                }
                catch (OperationCanceledException) when (answer != "cancellation")
                {
                    return answer == "nothing" ? null : throw new HttpRequestException("500", null, HttpStatusCode.InternalServerError);
                }
                finally
                {
                    ended.SetResult();
                }

                return null;
            },
            cancellationToken: cancellation.Token);
        await gate.Reached;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
        await ended.Task.WaitAsync(Cancel);
        ArtworkLookupResult next = await LookUpAsync(track.Id, new FoundArtwork(Pictures.Jpeg()));

        Assert.Equal(ArtworkLookupOutcome.Found, next.Outcome);
        Assert.Equal(0, Library.Count("track_artwork_lookups"));
    }

    [Fact]
    public async Task LookUpAsync_UnknownOwner_IsRefusedWithoutAsking()
    {
        int asked = 0;

        await Assert.ThrowsAsync<TrackNotFoundException>(() => LookUpAsync(404, null, () => asked++));
        await Assert.ThrowsAsync<AlbumNotFoundException>(
            () => Lookups.LookUpAsync(ArtworkOwner.Album(404), "spotify", _ => Task.FromResult<FoundArtwork?>(null), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Lookups.LookUpAsync(ArtworkOwner.Track(404), "spotify", null!, cancellationToken: Cancel));

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task LookUpAsync_TrackDeletedMeanwhile_IsNotFound()
    {
        Track track = await AddAsync();

        await Assert.ThrowsAsync<TrackNotFoundException>(() => Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "spotify", DeleteAsync, cancellationToken: Cancel));

        async Task<FoundArtwork?> DeleteAsync(CancellationToken token)
        {
            await Tracks.DeleteAsync(track.Id, token);
            return null;
        }
    }

    [Fact]
    public async Task LookUpAsync_SamePictureAtOnce_AsksOnce()
    {
        Track track = await AddAsync();
        var gate = new Gate();
        int asked = 0;
        Task<ArtworkLookupResult> first = Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "spotify", AskAsync, cancellationToken: Cancel);
        await gate.Reached;
        Task<ArtworkLookupResult>[] others = [.. Enumerable.Range(0, 20).Select(_ => Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "Spotify", AskAsync, cancellationToken: Cancel))];
        ArtworkLookupResult elsewhere = await Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "discogs", _ => Task.FromResult<FoundArtwork?>(null), cancellationToken: Cancel);

        gate.Open();
        ArtworkLookupResult[] results = await Task.WhenAll(others);
        ArtworkLookupResult own = await first;

        Assert.Equal(1, asked);
        Assert.Equal((ArtworkLookupOutcome.Found, ArtworkLookupOutcome.Absent), (own.Outcome, elsewhere.Outcome));
        Assert.All(results, result => Assert.IsType<ArtworkLookup.Found>(result.Lookup));

        async Task<FoundArtwork?> AskAsync(CancellationToken token)
        {
            Interlocked.Increment(ref asked);
            await gate.PassAsync(token);
            return new FoundArtwork(Pictures.Jpeg());
        }
    }

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);

    private Task<ArtworkLookupResult> LookUpAsync(long trackId, FoundArtwork? answer, Action? asked = null, bool evenIfFound = false) => Lookups.LookUpAsync(
        ArtworkOwner.Track(trackId),
        "spotify",
        _ =>
        {
            asked?.Invoke();
            return Task.FromResult(answer);
        },
        evenIfFound: evenIfFound,
        cancellationToken: Cancel);
}
