using System.Text.Json;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Discogs;

/// <summary>The collection and the wantlist.</summary>
public sealed class DiscogsCollectionTests : DiscogsTest
{
    private const string Collection = "/users/example/collection/folders/0/releases";
    private const string Wants = "/users/example/wants";

    [Fact]
    public async Task GetCollectionAsync_SeveralPages_GivesTracksOfEachReleaseOnce()
    {
        Server.On(
            Collection,
            ApiReply.Json(Samples.Page("releases", 1, 2, Samples.CopyOf(10, 1), Samples.CopyOf(20, 2))),
            ApiReply.Json(Samples.Page("releases", 2, 2, Samples.CopyOf(10, 3), Samples.CopyOf(30, 4))));
        AnswerReleases(10, 20, 30);

        List<PlatformTrack> tracks = await Client.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(["10/1", "10/2", "20/1", "20/2", "30/1", "30/2"], tracks.Select(track => track.Id));
        Assert.Equal("2", tracks[0].MoreFields["collection_copies"]);
        Assert.Contains($"{Collection}?sort=added&sort_order=asc&page=2&per_page=100", Server.Asked);
    }

    [Fact]
    public async Task GetCollectionAsync_Copies_SayFolderRatingAndCondition()
    {
        Server.On(Collection, Samples.Page(
            "releases", 1, 1,
            Samples.CopyOf(10, 1, folder: 5, rating: 4, """[{"field_id": 1, "value": "Mint (M)"}, {"field_id": 2, "value": "Very Good (VG)"}, {"field_id": 3, "value": "Signed"}]"""),
            Samples.CopyOf(10, 2, folder: 1)));
        Server.On("/users/example/collection/folders", """{"folders": [{"id": 0, "name": "All"}, {"id": 5, "name": "Upstairs"}]}""");
        AnswerReleases(10);

        PlatformTrack track = await Client.GetCollectionAsync(cancellationToken: Cancel).FirstAsync(Cancel);

        Assert.Equal(("true", "Upstairs; Uncategorized", "4"), (track.MoreFields["in_collection"], track.MoreFields["collection_folder"], track.MoreFields["collection_rating"]));
        Assert.Equal(("Mint (M)", "Very Good (VG)", "Signed"), (track.MoreFields["media_condition"], track.MoreFields["sleeve_condition"], track.MoreFields["collection_notes"]));
        Assert.Equal("2020-01-01T00:00:00-08:00; 2020-01-02T00:00:00-08:00", track.MoreFields["collection_added"]);
        JsonElement copies = JsonDocument.Parse(track.Json!).RootElement.GetProperty("collection");
        Assert.Equal([1, 2], copies.EnumerateArray().Select(copy => copy.GetProperty("instance_id").GetInt32()));
        Assert.False(copies[0].TryGetProperty("basic_information", out _));
    }

    [Fact]
    public async Task GetCollectionAsync_ReleaseWithoutPictures_TakesTheListedOne()
    {
        Server.On(Collection, Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1)));
        AnswerReleases(10);

        PlatformTrack track = await Client.GetCollectionAsync(cancellationToken: Cancel).FirstAsync(Cancel);

        Assert.Equal("https://i.discogs.com/listed10.jpeg", Assert.Single(track.Artwork).Url);
    }

    [Fact]
    public async Task GetCollectionAsync_ResumedBehindAnyTrack_GoesOnThere()
    {
        Server.On(Collection, Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1), Samples.CopyOf(20, 2), Samples.CopyOf(30, 3)));
        AnswerReleases(10, 20, 30);
        List<PlatformTrack> all = await Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        for (int given = 1; given <= all.Count; given++)
        {
            List<PlatformTrack> rest = await Client.GetCollectionAsync(all[given - 1].ResumeToken, Cancel).ToListAsync(Cancel);

            Assert.Equal(all.Skip(given).Select(track => (track.Id, track.ResumeToken)), rest.Select(track => (track.Id, track.ResumeToken)));
        }
    }

    [Fact]
    public async Task GetCollectionAsync_ResumedAfterRecordWasSold_GoesOnInItsPlace()
    {
        Server.On(
            Collection,
            ApiReply.Json(Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1), Samples.CopyOf(20, 2), Samples.CopyOf(30, 3))),
            ApiReply.Json(Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1), Samples.CopyOf(30, 3))));
        AnswerReleases(10, 20, 30);
        PlatformTrack ofSecond = await Client.GetCollectionAsync(cancellationToken: Cancel).FirstAsync(track => track.Id == "20/1", Cancel);

        List<PlatformTrack> rest = await Client.GetCollectionAsync(ofSecond.ResumeToken, Cancel).ToListAsync(Cancel);

        Assert.Equal(["30/1", "30/2"], rest.Select(track => track.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wantlist/0/10/1")]
    [InlineData("collection/0/10")]
    [InlineData("collection/x/10/end")]
    public void GetCollectionAsync_ForeignToken_IsRefused(string token)
        => Assert.Throws<ArgumentException>(() => Client.GetCollectionAsync(token, Cancel));

    [Fact]
    public async Task GetCollectionAsync_ReleaseThatIsGoneOrBroken_IsLeftOut()
    {
        Server.On(Collection, Samples.Page("releases", 1, 1, "7", Samples.CopyOf(10, 1), Samples.CopyOf(20, 2), Samples.CopyOf(30, 3)));
        Server.On("/releases/20", "{\"id\": 20");
        AnswerReleases(30);

        List<PlatformTrack> tracks = await Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(["30/1", "30/2"], tracks.Select(track => track.Id));
        Assert.Equal(2, Logs.Logger.Entries.Count(entry => entry.Id.Id == 7103));
    }

    [Fact]
    public async Task GetCollectionAsync_NothingButBrokenAnswers_EndsAsBadAnswer()
    {
        Server.On(Collection, Samples.Page("releases", 1, 1, [.. Enumerable.Range(1, 9).Select(i => Samples.CopyOf(i, i))]));
        Server.Otherwise = _ => ApiReply.Json("<html>");

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(PlatformFault.BadAnswer, error.Fault);
    }

    [Fact]
    public async Task GetCollectionAsync_Private_IsUnauthorisedWhileWantlistIsRead()
    {
        Server.On(Collection, ApiReply.Json("{}", 403));
        Server.On(Wants, Samples.Page("wants", 1, 1, """{"id": 10, "rating": 3, "notes": "Blue one", "basic_information": {"id": 10, "title": "Listed"}}"""));
        AnswerReleases(10);

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask());
        List<PlatformTrack> wanted = await Client.GetWantlistAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(PlatformFault.Unauthorized, error.Fault);
        Assert.Equal(("true", "3", "Blue one"), (wanted[0].MoreFields["in_wantlist"], wanted[0].MoreFields["wantlist_rating"], wanted[0].MoreFields["wantlist_notes"]));
        Assert.False(wanted[0].MoreFields.ContainsKey("in_collection"));
    }

    [Fact]
    public async Task GetTracksAsync_RecordOfCollection_SaysSoToo()
    {
        Server.On(Collection, Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1)));
        AnswerReleases(10);
        List<PlatformTrack> ofCollection = await Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        List<PlatformTrack> refreshed = await Client.GetTracksAsync(["10"], Cancel).ToListAsync(Cancel);

        Assert.Equal(ofCollection.Select(track => (track.Json, track.MoreFields["in_collection"])), refreshed.Select(track => (track.Json, track.MoreFields["in_collection"])));
        Assert.All(refreshed, track => Assert.Equal(["10"], track.RequestedIds));
        Assert.Single(Server.Asked, path => path.StartsWith(Collection, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetTracksAsync_CollectionIsNotRemembered_DoesNotAskForIt()
    {
        Configure = options => options.CollectionLifetime = TimeSpan.Zero;
        AnswerReleases(10);

        await Client.GetTracksAsync(["10"], Cancel).ToListAsync(Cancel);

        Assert.Equal(["/releases/10"], Server.Asked);
    }

    [Fact]
    public async Task GetTracksAsync_CollectionIsRememberedForTooLong_ReadsItAgain()
    {
        Server.On(
            Collection,
            ApiReply.Json(Samples.Page("releases", 1, 1)),
            ApiReply.Json(Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1))));
        AnswerReleases(10);
        PlatformTrack before = await Client.GetTracksAsync(["10"], Cancel).FirstAsync(Cancel);
        Time.Advance(TimeSpan.FromMinutes(10));

        PlatformTrack after = await Client.GetTracksAsync(["10"], Cancel).FirstAsync(Cancel);

        Assert.False(before.MoreFields.ContainsKey("in_collection"));
        Assert.Equal("true", after.MoreFields["in_collection"]);
    }

    [Fact]
    public async Task GetCollectionAsync_NoUserName_IsThatOfTokensOwner()
    {
        Configure = options => options.UserName = null;
        Server.On("/oauth/identity", """{"username": "example"}""");
        Server.On(Collection, Samples.Page("releases", 1, 1, Samples.CopyOf(10, 1)));
        AnswerReleases(10);

        List<PlatformTrack> tracks = await Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(2, tracks.Count);
    }

    [Fact]
    public async Task GetCollectionAsync_NoUserAndNoToken_SaysWhatToSet()
    {
        Configure = options => (options.UserName, options.PersonalToken) = (null, null);

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => Client.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(PlatformFault.Unauthorized, error.Fault);
        Assert.Contains("DiscogsOptions.UserName", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    private void AnswerReleases(params long[] ids)
    {
        foreach (long id in ids)
            Server.On($"/releases/{id}", Samples.ReleaseOf(id, "Album", "Artist", "One", "Two"));
    }
}
