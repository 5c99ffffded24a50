namespace TrackStore.Tests.Sync;

public sealed class OmittedValuesTests : SynchronizerTest
{
    public static TheoryData<string, PlatformTrack> Odd => new()
    {
        { "Bpm", Track(1) with { Bpm = 9999 } },
        { "Bpm", Track(1) with { Bpm = double.NaN } },
        { "Duration", Track(1) with { Duration = TimeSpan.FromSeconds(-1) } },
        { "Year", Track(1) with { Year = "sometime in spring" } },
        { "Isrc", Track(1) with { Isrc = "12345" } },
        { "Isrc", Track(1) with { Isrc = new string('1', 300) } },
        { "Uri", Track(1) with { Uri = "file://localhost/" + new string('x', 2000) } },
        { "Json", Track(1) with { Json = "{ \"cut\": " } },
        { "LocalPath", Track(1) with { LocalPath = "/" + new string('x', 4000) } },
        { "Label", Track(1) with { Label = new string('x', 201) } },
        { "Album", Track(1) with { Album = new string('x', 501) } },
        { "AlbumArtist", Track(1) with { AlbumArtist = "a\0b" } },
        { "MusicalKey", Track(1) with { MusicalKey = new string('x', 21) } },
        { "Genres", Track(1) with { Genres = ["House", new string('x', 101)] } },
        { "MoreFields", Track(1) with { MoreFields = new Dictionary<string, string?> { ["a"] = "1", ["b"] = new string('x', 501) } } },
        { "EmptyFields", Track(1) with { EmptyFields = [TrackField.Title] } },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task SyncAsync_OddOptionalValue_IsLeftOutWithANote(string field, PlatformTrack track)
    {
        var items = new List<SyncItem>();

        SyncResult result = await SyncAsync(new SyncRunOptions { OnItem = items.Add }, track, Track(2));

        Assert.Equal((2, 0, 1), (result.Counts.Added, result.Counts.Failed, result.Counts.OmittedValues));
        OmittedValue omitted = Assert.Single(items[0].Omitted);
        Assert.Equal(field, omitted.Field);
        Assert.DoesNotContain("(Parameter", omitted.Reason, StringComparison.Ordinal);
        Assert.Empty(items[1].Omitted);
        Track stored = (await Tracks.FindByPlatformAsync("spotify", "id1", Cancel))!;
        Assert.Equal(("Title 1", "Artist"), (stored.Title, stored.Artist));
        Assert.Null(stored.Bpm);
    }

    [Fact]
    public async Task SyncAsync_OddGenre_KeepsTheOthers()
    {
        await SyncAsync(Track(1) with { Genres = ["House", new string('x', 101), "Techno"] });

        Assert.Equal(["House", "Techno"], (await Tracks.GetGenresAsync(1, Cancel)).Select(genre => genre.Name));
    }

    [Fact]
    public async Task SyncAsync_OneTrackWithOddValue_TellsIt()
    {
        SyncItem item = await Synchronizer.SyncAsync(Track(1) with { Bpm = 9999 }, Cancel);

        Assert.Equal(SyncAction.Added, item.Action);
        Assert.Contains("9999", Assert.Single(item.Omitted).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_ClientLeftOutValuesAndItems_CountsThem()
    {
        var items = new List<SyncItem>();
        var note = new OmittedValue("Duration", "It is no number.");

        SyncResult result = await SyncAsync(
            new SyncRunOptions { OnItem = items.Add },
            Track(1) with { Omitted = [note], SkippedItems = 2 },
            Track(2) with { Title = "", SkippedItems = 1 },
            Track(3) with { SkippedItems = -1 });

        Assert.Equal((3, 1), (result.Counts.Skipped, result.Counts.OmittedValues));
        Assert.Equal(note, Assert.Single(items[0].Omitted));
    }

    [Fact]
    public async Task PreviewAsync_OddValue_TellsIt()
    {
        List<SyncItem> items = await Synchronizer.PreviewAsync(new[] { Track(1) with { Bpm = -1 } }.ToAsyncEnumerable(), Cancel).ToListAsync(Cancel);

        Assert.Equal("Bpm", Assert.Single(Assert.Single(items).Omitted).Field);
    }

    [Theory]
    [InlineData(nameof(PlatformTrack.Id))]
    [InlineData(nameof(PlatformTrack.Title))]
    [InlineData(nameof(PlatformTrack.Artist))]
    public async Task SyncAsync_OddRequiredValue_FailsTheTrack(string member)
    {
        string odd = new('x', 501);
        PlatformTrack track = member switch
        {
            nameof(PlatformTrack.Id) => Track(1) with { Id = odd },
            nameof(PlatformTrack.Title) => Track(1) with { Title = odd },
            _ => Track(1) with { Artist = odd },
        };

        Assert.Equal(1, (await SyncAsync(track)).Counts.Failed);
    }

    [Theory]
    [InlineData("2011-04-01T00:00:00Z", "2011")]
    [InlineData("2011/04/01 00:00", "2011")]
    [InlineData("2011-04-01", "2011-04-01")]
    [InlineData("April 2011", "April 2011")]
    [InlineData("0000", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("0000-03-01T00:00:00Z", null)]
    [InlineData("0", null)]
    public async Task SyncAsync_YearOfAnotherProgram_IsReadWithoutANote(string text, string? year)
    {
        SyncResult result = await SyncAsync(Track(1) with { Year = text });

        Assert.Equal(year, (await Tracks.GetAsync(1, Cancel))!.Year);
        Assert.Equal(0, result.Counts.OmittedValues);
        Assert.Equal(year is null ? 0 : 1, await Tracks.CountAsync(new TrackQuery { MinYear = 0, MaxYear = 9999 }, cancellationToken: Cancel));
    }

    [Theory]
    [InlineData("DEX010900005; DEX010900006")]
    [InlineData("DEX010900005 DEX010900006")]
    [InlineData("n/a, de-x01-09-00005")]
    [InlineData("ISRC DE X01 09 00005")]
    public async Task SyncAsync_SeveralIsrcs_StoresTheFirst(string text)
    {
        await SyncAsync(Track(1) with { Isrc = text });

        Assert.Equal("DEX010900005", (await Tracks.GetAsync(1, Cancel))!.Isrc);
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("000000000000")]
    [InlineData("-")]
    [InlineData("XX0000000000")]
    public async Task SyncAsync_IsrcPlaceholder_IsUnknownWithoutANote(string text)
    {
        SyncResult result = await SyncAsync(Track(1) with { Isrc = text });

        Assert.Equal(0, result.Counts.OmittedValues);
        Assert.Null((await Tracks.GetAsync(1, Cancel))!.Isrc);
    }

    [Theory]
    [InlineData("1304208000")]
    [InlineData("1304208000000")]
    [InlineData("130420800")]
    public async Task SyncAsync_TimestampAsYear_IsLeftOutWithANote(string text)
    {
        SyncResult result = await SyncAsync(Track(1) with { Year = text });

        Assert.Equal(1, result.Counts.OmittedValues);
        Assert.Null((await Tracks.GetAsync(1, Cancel))!.Year);
    }

    [Theory]
    [InlineData("199705", "199705")]
    [InlineData("19970521", "19970521")]
    [InlineData("c. 1997", "c. 1997")]
    public async Task SyncAsync_YearWithMore_KeepsIt(string text, string expected)
    {
        await SyncAsync(Track(1) with { Year = text });

        Assert.Equal(expected, (await Tracks.GetAsync(1, Cancel))!.Year);
    }

    [Fact]
    public async Task UpdateAsync_TextWithoutIsrc_IsRefused()
    {
        await SyncAsync(Track(1));

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.UpdateAsync(1, new TrackUpdate { Isrc = "12345" }, Cancel));
    }
}
