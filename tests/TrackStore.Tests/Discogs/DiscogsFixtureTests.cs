using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Discogs;

/// <summary>Recorded responses, if available: no value of a track is lost.</summary>
public sealed class DiscogsFixtureTests : DiscogsTest
{
    [Fact]
    public async Task GetReleaseAsync_RealReleases_LoseNothing()
    {
        string[] files = Directory.GetFiles(TestData.Require("fixtures", "discogs", "releases"), "*.json");
        foreach (string file in files)
        {
            JsonElement release = Read(file);
            long id = release.GetProperty("id").GetInt64();
            Server.On($"/releases/{id}", release.GetRawText());

            AssertSame(release, await ReleaseAsync(id));
        }

        Assert.NotEmpty(files);
    }

    [Fact]
    public async Task GetMasterAsync_RealMaster_GivesItsTracks()
    {
        JsonElement master = Read(TestData.Require("fixtures", "discogs", "masters", "4242.json"));
        Server.On("/masters/4242", master.GetRawText());
        Server.On("/releases/79", Read(TestData.Require("fixtures", "discogs", "releases", "79.json")).GetRawText());

        List<PlatformTrack> tracks = await Client.GetMasterAsync(4242, Cancel).ToListAsync(Cancel);

        AssertSame(Read(TestData.Require("fixtures", "discogs", "releases", "79.json")), tracks);
        Assert.Equal(master.GetProperty("tracklist").EnumerateArray().Select(track => track.GetProperty("title").GetString()), tracks.Select(track => track.Title));
        Assert.Equal("4242", tracks[0].MoreFields["master_id"]);
    }

    [Fact]
    public async Task SearchAsync_RealHits_AreAllLookedInto()
    {
        Configure = options => options.SearchDepth = 50;
        foreach (string file in Directory.GetFiles(TestData.Require("fixtures", "discogs", "database"), "*.json"))
        {
            JsonElement search = Read(file);
            Server.On("/database/search", search.GetRawText());
            List<JsonElement> hits = [.. search.GetProperty("results").EnumerateArray().Where(hit => hit.GetProperty("type").GetString() == "release")];
            foreach (JsonElement hit in hits)
            {
                // A hit has its release's names in one text, and says nothing of tracks.
                string[] names = hit.GetProperty("title").GetString()!.Split(" - ", 2);
                Server.On($"/releases/{hit.GetProperty("id")}", Released(hit, names[1], new JsonArray(new JsonObject { ["name"] = names[0] }), "trash80"));
            }

            List<PlatformTrack> tracks = await Client.SearchAsync(new PlatformQuery { Text = "trash80", Limit = 100 }, Cancel).ToListAsync(Cancel);

            Assert.Equal(hits.Select(Text("id")).Order(), tracks.Select(track => track.MoreFields["release_id"]).Order());
            Assert.All(tracks, track =>
            {
                JsonElement hit = hits.Find(hit => hit.GetProperty("id").ToString() == track.MoreFields["release_id"]);
                Assert.Equal(hit.GetProperty("title").GetString(), $"{track.Artist} - {track.Album}");
                Assert.Equal(hit.TryGetProperty("year", out JsonElement year) ? year.GetString() : null, track.Year);
                Assert.Equal(Absolute(hit.GetProperty("thumb").GetString()), track.Artwork is [{ } picture] ? picture.Url : null);
            });
        }
    }

    [Theory]
    [InlineData("releases", "collection/folders/0/releases", "collection", "folders", "0", "releases_page=1&per_page=50.json")]
    [InlineData("wants", "wants", "wants_per_page=50&page=1.json")]
    public async Task GetCollectionAsync_RealLists_LoseNothing(string name, string path, params string[] file)
    {
        JsonElement list = Read(TestData.Require(["fixtures", "discogs", "users", "example", .. file]));
        Server.On($"/users/example/{path}", list.GetRawText());
        List<JsonElement> items = [.. list.GetProperty(name).EnumerateArray().Select(item => item.GetProperty("basic_information"))];
        foreach (JsonElement item in items)
            Server.On($"/releases/{item.GetProperty("id")}", Released(item, item.GetProperty("title").GetString()!, JsonNode.Parse(item.GetProperty("artists").GetRawText())!.AsArray(), "Track"));

        List<PlatformTrack> tracks = await (name == "wants" ? Client.GetWantlistAsync(null, Cancel) : Client.GetCollectionAsync(null, Cancel)).ToListAsync(Cancel);

        Assert.Equal(items.Select(item => $"{item.GetProperty("id")}/A1").Distinct(), tracks.Select(track => track.Id));
        Assert.All(tracks, track => AssertRelease(items.Find(item => $"{item.GetProperty("id")}/A1" == track.Id), track));
    }

    private void AssertSame(JsonElement release, List<PlatformTrack> tracks)
    {
        List<JsonElement> listed = [.. release.GetProperty("tracklist").EnumerateArray()];
        Assert.Equal(listed.Select(Text("title")), tracks.Select(track => track.Title));
        Assert.Equal(listed.Select(track => $"{release.GetProperty("id")}/{track.GetProperty("position").GetString()}"), tracks.Select(track => track.Id));
        for (int i = 0; i < tracks.Count; i++)
        {
            int[] time = [.. listed[i].GetProperty("duration").GetString()!.Split(':').Select(int.Parse)];
            Assert.Equal(TimeSpan.FromSeconds((time[0] * 60) + time[1]), tracks[i].Duration);
            AssertArtists(listed[i].TryGetProperty("artists", out JsonElement own) ? own : release.GetProperty("artists"), tracks[i].Artist);
            AssertRelease(release, tracks[i]);
        }
    }

    private void AssertRelease(JsonElement release, PlatformTrack track)
    {
        Assert.Equal(release.GetProperty("title").GetString(), track.Album);
        AssertArtists(release.GetProperty("artists"), track.AlbumArtist ?? track.Artist);
        int year = release.GetProperty("year").GetInt32();
        Assert.Equal(year == 0 ? null : release.GetProperty("year").ToString(), track.Year);
        Assert.Equal(release.GetProperty("id").ToString(), track.MoreFields["release_id"]);
        if (release.TryGetProperty("genres", out JsonElement genres))
            Assert.Equal(genres.EnumerateArray().Concat(release.GetProperty("styles").EnumerateArray()).Select(genre => genre.GetString()), track.Genres);
        Assert.Equal(FrontOf(release), track.Artwork.MaxBy(picture => picture.Width ?? int.MaxValue)?.Url);
    }

    private static void AssertArtists(JsonElement artists, string credit)
        => Assert.All(artists.EnumerateArray(), artist =>
        {
            string variation = artist.GetProperty("anv").GetString()!;
            string name = artist.GetProperty("name").GetString()!;
            Assert.Contains(variation.Length > 0 ? variation : Regex.Replace(name, @" \(\d+\)$", ""), credit, StringComparison.Ordinal);
            if (!artist.Equals(artists.EnumerateArray().Last()))
                Assert.Contains(artist.GetProperty("join").GetString()!, credit, StringComparison.Ordinal);
        });

    private string? FrontOf(JsonElement release)
    {
        if (release.TryGetProperty("images", out JsonElement images))
        {
            List<JsonElement> all = [.. images.EnumerateArray()];
            JsonElement front = all.Exists(image => image.GetProperty("type").GetString() == "primary") ? all.Find(image => image.GetProperty("type").GetString() == "primary") : all[0];
            return Absolute(front.GetProperty("uri").GetString());
        }

        return Absolute((release.TryGetProperty("cover_image", out JsonElement cover) ? cover : release.GetProperty("thumb")).GetString());
    }

    /// <summary>Returns the response that Discogs would send for a release known only from a list, with one track.</summary>
    private static string Released(JsonElement listed, string title, JsonArray artists, string track)
    {
        JsonObject release = JsonNode.Parse(listed.GetRawText())!.AsObject();
        release["title"] = title;
        release["artists"] = artists;
        release["tracklist"] = new JsonArray(new JsonObject { ["position"] = "A1", ["type_"] = "track", ["title"] = track, ["duration"] = "3:00" });
        return release.ToJsonString();
    }

    private string? Absolute(string? address) => string.IsNullOrEmpty(address) ? null : new Uri(Server.Address, address).AbsoluteUri;

    private static Func<JsonElement, string> Text(string name) => element => element.GetProperty(name).ToString();

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;
}
