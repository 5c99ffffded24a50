using System.Text.Json;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Discogs;

/// <summary>Releases and masters as tracks.</summary>
public sealed class DiscogsReleaseTests : DiscogsTest
{
    public override ValueTask InitializeAsync()
    {
        Server.On("/releases/500", Samples.Release);
        return base.InitializeAsync();
    }

    [Fact]
    public async Task GetReleaseAsync_TrackList_GivesTracksWithoutHeadings()
    {
        List<PlatformTrack> tracks = await ReleaseAsync(500);

        Assert.Equal(
            ["500/A1", "500/A2", "500/B1.a", "500/B1.b", "500/B2", "500/1-02", "500/#7", "500/#8"],
            tracks.Select(track => track.Id));
        Assert.Equal(
            ["Quay", "Lantern", "Suite: Dawn", "Suite: Dusk", "Medley", "Håfen", "Twice", "Hidden"],
            tracks.Select(track => track.Title));
        Assert.Equal(["First Record", "Bonus Disc"], tracks.Select(track => track.MoreFields["heading"]!).Distinct());
    }

    [Fact]
    public async Task GetReleaseAsync_Artists_AreCreditedAsPrinted()
    {
        List<PlatformTrack> tracks = await ReleaseAsync(500);

        Assert.Equal(
            ["Paper Boats feat. M. Holm", "Oda, Ilse & DJ Rune", "The Suite Band", "Dusk Choir", "Paper Boats feat. M. Holm"],
            tracks.Take(5).Select(track => track.Artist));
        Assert.Equal(["Paper Boats feat. M. Holm", "Paper Boats feat. M. Holm"], tracks.Take(2).Select(track => track.AlbumArtist));
    }

    [Theory]
    [InlineData("4", null, 4)]
    [InlineData("1-03", 1, 3)]
    [InlineData("CD2-5", 2, 5)]
    [InlineData("12a", null, 12)]
    [InlineData("B2", null, 2)]
    [InlineData("AA", null, 2)]
    [InlineData("DVD-1", null, null)]
    [InlineData("Video 3", null, null)]
    [InlineData("", null, null)]
    public async Task GetReleaseAsync_Position_GivesDiscAndNumberWhereItTellsThem(string position, int? disc, int? number)
    {
        Server.On("/releases/503", $$"""
            { "id": 503, "title": "Record", "artists": [{ "name": "A" }],
              "tracklist": [{ "position": "A1", "title": "First" }, { "position": "{{position}}", "type_": "track", "title": "T" }] }
            """);

        PlatformTrack track = (await ReleaseAsync(503))[1];

        Assert.Equal((disc, number), (track.DiscNumber, track.TrackNumber));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("0", "?:??", 0)]
    [InlineData("soon", "3:45", 1)]
    [InlineData("1998", "long", 1)]
    public async Task GetReleaseAsync_OddYearOrDuration_IsLeftOutWithANote(string year, string duration, int notes)
    {
        Server.On("/releases/501", $$"""
            { "id": 501, "title": "Record", "year": "{{year}}", "artists": [{ "name": "A" }],
              "tracklist": [{ "position": "A1", "type_": "track", "title": "T", "duration": "{{duration}}" }] }
            """);

        PlatformTrack track = Assert.Single(await ReleaseAsync(501));

        Assert.Equal(notes, track.Omitted.Count);
    }

    [Fact]
    public async Task GetReleaseAsync_Durations_AreReadFromText()
    {
        List<PlatformTrack> tracks = await ReleaseAsync(500);

        Assert.Equal(
            [new TimeSpan(0, 3, 45), new TimeSpan(1, 2, 3), new TimeSpan(0, 2, 0), null, new TimeSpan(0, 4, 0), null, null, new TimeSpan(0, 0, 30)],
            tracks.Select(track => track.Duration));
    }

    [Fact]
    public async Task GetReleaseAsync_FieldsOfRelease_AreOnEachTrack()
    {
        PlatformTrack track = (await ReleaseAsync(500))[1];

        Assert.Equal(("discogs", "https://www.discogs.com/release/500-Paper-Boats-Night-Harbour"), (track.Platform, track.Uri));
        Assert.Equal(("Night Harbour", "1997", "Harbour Records"), (track.Album, track.Year, track.Label));
        Assert.Equal(["Electronic", "Rock", "Downtempo"], track.Genres);
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["release_id"] = "500", ["master_id"] = "77", ["catalog_number"] = "HR 001; SL-9", ["country"] = "UK", ["format"] = "2 x Vinyl, LP, Album, Blue",
                ["released"] = "1997-05-00", ["labels"] = "Harbour Records (3); Second Label", ["position"] = "A2", ["heading"] = "First Record",
            },
            track.MoreFields);
    }

    [Fact]
    public async Task GetReleaseAsync_Pictures_AreThoseOfTheFront()
    {
        PlatformTrack track = (await ReleaseAsync(500))[0];

        Assert.Equal(
            [("https://i.discogs.com/front.jpeg", 600, 595), ("https://i.discogs.com/front150.jpeg", 150, 150)],
            track.Artwork.Select(picture => (picture.Url, picture.Width!.Value, picture.Height!.Value)));
    }

    [Fact]
    public async Task GetReleaseAsync_PicturesWithoutAddresses_AreAbsent()
    {
        Server.On("/releases/501", """
            {"id": 501, "title": "T", "thumb": "", "cover_image": "https://st.discogs.com/images/spacer.gif",
             "images": [{"type": "primary", "uri": "", "uri150": "", "width": 600, "height": 600}], "tracklist": [{"position": "1", "title": "One"}]}
            """);

        PlatformTrack track = Assert.Single(await ReleaseAsync(501));

        Assert.Empty(track.Artwork);
    }

    [Fact]
    public async Task GetReleaseAsync_Json_HasTrackAndReleaseWithoutWhatChangesByTheHour()
    {
        PlatformTrack track = (await ReleaseAsync(500))[1];

        JsonElement json = JsonDocument.Parse(track.Json!).RootElement;
        Assert.Equal("1:02:03", json.GetProperty("track").GetProperty("duration").GetString());
        Assert.Equal(1, json.GetProperty("release").GetProperty("future_member").GetProperty("unknown")[0].GetInt32());
        Assert.DoesNotContain(json.GetProperty("release").EnumerateObject(), member => member.Name is "tracklist" or "images" or "community" or "num_for_sale" or "lowest_price");
    }

    [Fact]
    public async Task GetReleaseAsync_MissingAndWrongMembers_AreTolerated()
    {
        Server.On("/releases/502", """
            {"id": "502", "title": 1999, "year": "0", "released": "1983", "artists": null, "labels": [{"name": "Not On Label (Self-released)", "catno": "none"}], "country": {"a": 1},
             "formats": [null, {}], "genres": [], "master_id": null,
             "tracklist": [null, 7, {"title": ""}, {"position": "A 1", "title": "One", "duration": 5, "artists": []}, {"position": "2", "title": "Two", "artists": "wrong"}]}
            """);

        PlatformTrack track = Assert.Single(await ReleaseAsync(502));

        Assert.Equal(("502/A1", "One", "Unknown Artist", "1999", "1983"), (track.Id, track.Title, track.Artist, track.Album, track.Year));
        Assert.Equal((null, null, "https://www.discogs.com/release/502"), (track.Label, track.Duration, track.Uri));
        Assert.Equal([TrackField.Label], track.EmptyFields);
        Assert.Empty(track.Genres!);
        Assert.Equal("Not On Label (Self-released)", track.MoreFields["labels"]);
    }

    [Fact]
    public async Task GetReleaseAsync_AnyMemberMissing_StillGivesTheTracks()
    {
        foreach ((string path, string json) in JsonDamage.Missing(Samples.Release).Where(variant => variant.Path is not ("id" or "title" or "tracklist")))
        {
            Server.On("/releases/500", json);

            List<PlatformTrack> tracks = await ReleaseAsync(500);

            Assert.True(tracks.Count >= 6, $"Without {path} there are {tracks.Count} tracks.");
            Assert.All(tracks, track => Assert.StartsWith("500/", track.Id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task GetReleaseAsync_AnyMemberMistyped_GivesTracksOrIsABadAnswer()
    {
        foreach ((string path, string json) in JsonDamage.Mistyped(Samples.Release))
        {
            Server.On("/releases/500", json);

            Exception? error = await Record.ExceptionAsync(() => ReleaseAsync(500));

            Assert.True(error is null or PlatformException { Fault: PlatformFault.BadAnswer }, $"{path}: {error}");
        }
    }

    [Fact]
    public async Task GetReleaseAsync_OldAnswer_TakesWhatHasNoPositionForHeading()
    {
        Server.On("/releases/503", """
            {"id": 503, "title": "T", "artists": [{"name": "A"}],
             "tracklist": [{"position": "", "title": "Side One", "duration": ""}, {"position": "A", "title": "One", "duration": "1:00"}, {"position": "", "title": "Hidden", "duration": "0:10"}]}
            """);

        List<PlatformTrack> tracks = await ReleaseAsync(503);

        Assert.Equal([("503/A", "One"), ("503/#2", "Hidden")], tracks.Select(track => (track.Id, track.Title)));
    }

    [Fact]
    public async Task GetReleaseAsync_LongText_IsCutAndKept()
    {
        string longTitle = new('x', 700);
        Server.On("/releases/504", Samples.ReleaseOf(504, longTitle, longTitle, longTitle));

        PlatformTrack track = Assert.Single(await ReleaseAsync(504));

        Assert.Equal((500, 500, 500), (track.Title.Length, track.Artist.Length, track.Album!.Length));
    }

    [Fact]
    public async Task GetMasterAsync_Master_GivesTracksOfMainRelease()
    {
        Server.On("/masters/77", """{"id": 77, "main_release": 500, "title": "Night Harbour"}""");

        List<PlatformTrack> tracks = await Client.GetMasterAsync(77, Cancel).ToListAsync(Cancel);

        Assert.Equal("500/A1", tracks[0].Id);
    }

    [Fact]
    public async Task GetTracksAsync_IdsOfTracksAndReleases_AsksForEachReleaseOnce()
    {
        Server.On("/releases/505", Samples.ReleaseOf(505, "B", "A", "One", "Two"));

        List<PlatformTrack> tracks = await Client.GetTracksAsync(["500/b2", "505", "500/#8", "500/gone", "404/A1", "no id", "500/"], Cancel).ToListAsync(Cancel);

        Assert.Equal(["500/B2", "500/#8", "505/1", "505/2"], tracks.Select(track => track.Id));
        Assert.Single(Server.Asked, path => path == "/releases/500");
    }
}
