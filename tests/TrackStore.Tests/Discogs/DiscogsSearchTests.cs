namespace TrackStore.Tests.Discogs;

/// <summary>Searching for tracks among releases.</summary>
public sealed class DiscogsSearchTests : DiscogsTest
{
    private const string Search = "/database/search";

    [Fact]
    public async Task SearchAsync_TitleAndArtist_GivesFittingTracksBestFirst()
    {
        Hits("""{"id": 1, "type": "release"}""", """{"id": 2, "type": "release"}""", """{"id": 3, "type": "artist"}""");
        Server.On("/releases/1", Samples.ReleaseOf(1, "Album", "Björk", "Jóga (Live Mix)", "Hunter"));
        Server.On("/releases/2", Samples.ReleaseOf(2, "Album", "Bjork", "JOGA", "Bachelorette"));

        List<PlatformTrack> tracks = await SearchAsync(new PlatformQuery { Title = "Joga", Artist = "Björk" });

        Assert.Equal(["2/1", "1/1"], tracks.Select(track => track.Id));
        Assert.Contains($"{Search}?type=release&track=Joga&artist=Bj%C3%B6rk&per_page=100&page=1", Server.Asked);
    }

    [Fact]
    public async Task SearchAsync_Text_FindsTracksThenAlbums()
    {
        Hits("""{"id": 1}""", """{"id": 2}""");
        Server.On("/releases/1", Samples.ReleaseOf(1, "Windows", "Aphex Twin", "Other"));
        Server.On("/releases/2", Samples.ReleaseOf(2, "Album", "Aphex Twin", "Windows", "Elsewhere"));

        List<PlatformTrack> tracks = await SearchAsync(new PlatformQuery { Text = "aphex twin windows" });

        Assert.Equal(["2/1", "1/1"], tracks.Select(track => track.Id));
    }

    [Fact]
    public async Task SearchAsync_EditionsOfOneMaster_AreLookedIntoOnce()
    {
        Hits("""{"id": 1, "master_id": 9, "year": "2015"}""", """{"id": 2, "master_id": 9, "year": "1995"}""", """{"id": 3, "master_id": 0}""", """{"id": 4, "master_id": 0}""");
        foreach (int id in (int[])[1, 2, 3, 4])
            Server.On($"/releases/{id}", Samples.ReleaseOf(id, "Album", "Artist", "Song"));

        List<PlatformTrack> tracks = await SearchAsync(new PlatformQuery { Title = "Song" });

        Assert.Equal(["2/1", "3/1", "4/1"], tracks.Select(track => track.Id));
    }

    [Fact]
    public async Task SearchAsync_Limit_BoundsAnswersAndRequests()
    {
        Hits([.. Enumerable.Range(1, 20).Select(id => $$"""{"id": {{id}}}""")]);
        foreach (int id in Enumerable.Range(1, 20))
            Server.On($"/releases/{id}", Samples.ReleaseOf(id, "Album", "Artist", "Song"));

        List<PlatformTrack> one = await SearchAsync(new PlatformQuery { Title = "Song", Limit = 1 });
        int asked = Server.Asked.Count(path => path.StartsWith("/releases/", StringComparison.Ordinal));
        List<PlatformTrack> many = await SearchAsync(new PlatformQuery { Title = "Song", Limit = 50 });

        Assert.Equal((1, 1, 5), (one.Count, asked, many.Count));
    }

    [Fact]
    public async Task SearchAsync_NoHits_GivesNothing()
    {
        Hits();

        Assert.Empty(await SearchAsync(new PlatformQuery { Text = "nothing like this" }));
    }

    [Fact]
    public async Task SearchAsync_NoCredentials_SaysWhatToSet()
    {
        Configure = options => options.PersonalToken = null;

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => SearchAsync(new PlatformQuery { Text = "x" }));

        Assert.Equal(PlatformFault.Unauthorized, error.Fault);
        Assert.Contains("DiscogsOptions.PersonalToken", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void SearchAsync_EmptyQuery_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Client.SearchAsync(new PlatformQuery { Text = " " }, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client.SearchAsync(new PlatformQuery { Text = "x", Limit = 0 }, Cancel));
    }

    private void Hits(params string[] results) => Server.On(Search, $$"""{"pagination": {"page": 1, "pages": 1}, "results": [{{string.Join(", ", results)}}]}""");

    private async Task<List<PlatformTrack>> SearchAsync(PlatformQuery query) => await Client.SearchAsync(query, Cancel).ToListAsync(Cancel);
}
