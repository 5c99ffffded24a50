using TrackStore.Sample.Rekordbox;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>Exports with items that can't be read, and files that are no exports.</summary>
public sealed class RekordboxReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<UnreadableItem> _skipped = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Fog&#x3;horn")]
    [InlineData("Fog\u0003horn")]
    [InlineData("Foghorn&#0;")]
    [InlineData("Foghorn&#xD800;")]
    public async Task RekordboxControlCharacter_InAName_IsRemovedAndTheRestComes(string name)
    {
        List<PlatformTrack> tracks = await ReadAsync(Item(1, "Pier"), Item(2, name), Item(3, "Quay"));

        Assert.Equal(["Pier", "Foghorn", "Quay"], tracks.Select(track => track.Title));
        Assert.DoesNotContain("u0003", tracks[1].Json, StringComparison.Ordinal);
        Assert.Empty(_skipped);
    }

    [Theory]
    [InlineData("a < b")]
    [InlineData("a \"b\" c")]
    [InlineData("&nothing;")]
    public async Task GetLibraryAsync_ItemThatIsNotXml_IsSkippedAndNamed(string name)
    {
        List<PlatformTrack> tracks = await ReadAsync(Item(1, "Pier"), Item(2, name), Item(3, "Quay"), Item(4, name), Item(5, "Mole"));

        Assert.Equal(["1", "3", "5"], tracks.Select(track => track.Id));
        Assert.Equal([4L, 6], _skipped.Select(item => item.Line));
        Assert.StartsWith(name[..2], _skipped[0].Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rock & Roll", "Rock & Roll")]
    [InlineData("A&amp;B &#38; C", "A&B & C")]
    public async Task GetLibraryAsync_AmpersandByItself_IsPartOfTheName(string name, string title)
        => Assert.Equal(title, Assert.Single(await ReadAsync(Item(1, name))).Title);

    [Fact]
    public async Task GetLibraryAsync_QuoteThatIsNeverClosed_CostsOneItem()
    {
        List<PlatformTrack> tracks = await ReadAsync(Item(1, "Pier"), Item(2, "Fog").Replace("Mix=\"\"", "Mix=\"", StringComparison.Ordinal), Item(3, "Quay"));

        Assert.Equal(["1", "3"], tracks.Select(track => track.Id));
        UnreadableItem skipped = Assert.Single(_skipped);
        Assert.Equal((4, "Fog"), (skipped.Line, skipped.Name));
    }

    [Fact]
    public async Task GetLibraryAsync_BrokenItemsInOneLine_CostOnlyThemselves()
    {
        string file = Write(Export(Item(1, "Pier"), Item(2, "a < b"), Item(3, "Quay"), Item(4, "c < d"), Item(5, "Mole")).Replace('\n', ' '));

        List<PlatformTrack> tracks = await ReadFileAsync(file);

        Assert.Equal(["1", "3", "5"], tracks.Select(track => track.Id));
        Assert.Equal(["a ", "c "], _skipped.Select(item => item.Name));
    }

    [Fact]
    public async Task GetLibraryAsync_BrokenCuePoint_CostsNothing()
    {
        string withCues = Item(1, "Pier").Replace("/>", ">\n<TEMPO Inizio=\"0.1\"/>\n<POSITION_MARK Name=\"a < b\"/>\n</TRACK>", StringComparison.Ordinal);

        List<PlatformTrack> tracks = await ReadAsync(withCues, Item(2, "Quay"));

        Assert.Equal(["1", "2"], tracks.Select(track => track.Id));
        Assert.Empty(_skipped);
    }

    [Fact]
    public async Task GetLibraryAsync_BrokenPlaylist_CostsNothing()
    {
        string file = Write(Export(Item(1, "Pier")).Replace("</DJ_PLAYLISTS>", "<PLAYLISTS><NODE Name=\"R < B\"><TRACK Key=\"1\"/>", StringComparison.Ordinal));

        Assert.Equal(["1"], (await ReadFileAsync(file)).Select(track => track.Id));
    }

    [Fact]
    public async Task GetLibraryAsync_ManyBrokenItems_AllOthersCome()
    {
        string file = Write(Export([.. Enumerable.Range(0, 3_000).Select(i => Item(i, i % 3 == 0 ? "a < b" : "Pier"))]));

        List<PlatformTrack> tracks = await ReadFileAsync(file);

        Assert.Equal((2_000, 1_000), (tracks.Count, _skipped.Count));
        Assert.Equal(3, _skipped[0].Line);
        Assert.Equal(3_000, _skipped[^1].Line);
    }

    [Fact]
    public async Task GetLibraryAsync_ItemWithoutIdOrName_IsNamed()
    {
        List<PlatformTrack> tracks = await ReadAsync(
            Item(1, "Pier"), Item(2, "Fog").Replace("TrackID=\"2\"", "", StringComparison.Ordinal), Item(3, "").Replace("Location=\"file://localhost/C:/3.mp3\"", "", StringComparison.Ordinal));

        Assert.Equal(["1"], tracks.Select(track => track.Id));
        Assert.Equal(["line 4, \"Fog\": it has no TrackID", "line 5: it has neither a name nor a file"], _skipped.Select(item => item.ToString()));
    }

    [Fact]
    public async Task OneBadFieldCostsTheTrack_NumbersThatAreNone_AreLeftOutWithANote()
    {
        PlatformTrack track = Assert.Single(await ReadAsync(
            Item(1, "Pier").Replace("TotalTime=\"200\"", "TotalTime=\"3:20\"", StringComparison.Ordinal).Replace("AverageBpm=\"93.50\"", "AverageBpm=\"-1\"", StringComparison.Ordinal)));

        Assert.Equal(("Pier", null, null, "2003"), (track.Title, track.Duration, track.Bpm, track.Year));
        Assert.Equal(["Duration", "Bpm"], track.Omitted.Select(value => value.Field));
    }

    [Theory]
    [InlineData("not an XML file", "hello\nworld")]
    [InlineData("is empty", "")]
    [InlineData("a library of iTunes or Apple Music", "<?xml version=\"1.0\"?>\n<!DOCTYPE plist PUBLIC \"a\" \"b\">\n<plist version=\"1.0\"/>")]
    [InlineData("a collection of Traktor", "<NML VERSION=\"19\"></NML>")]
    [InlineData("a DOCTYPE, which rekordbox never writes", "<!DOCTYPE DJ_PLAYLISTS><DJ_PLAYLISTS><COLLECTION/></DJ_PLAYLISTS>")]
    [InlineData("in the middle of the collection", "<DJ_PLAYLISTS><COLLECTION>\n<TRACK TrackID=\"1\" Name=\"cut o")]
    [InlineData("ends at line 3, in the middle", "<DJ_PLAYLISTS><COLLECTION>\n<TRACK TrackID=\"1\" Name=\"a\"/>\n")]
    public async Task GetLibraryAsync_NoWholeExport_SaysWhatADjCanDo(string expected, string content)
    {
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(() => ReadFileAsync(Write(content)));

        Assert.Equal(PlatformFault.BadAnswer, error.Fault);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("File > Export Collection in xml format", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Xml", error.Message.Replace(_folder.PathOf("export.xml"), "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_ItemsThatCannotBeRead_AreListedByTheConsole()
    {
        using var run = new ConsoleRun();
        string file = run.Write("export.xml", Export(Item(1, "Pier"), Item(2, "a < b"), Item(3, "Quay").Replace("93.50", "fast", StringComparison.Ordinal)));

        string output = await run.SucceedAsync("sync", "rekordbox", "--path", file);

        Assert.Contains("  2 added, ", output, StringComparison.Ordinal);
        Assert.Contains("skipped line 4, \"a \": it is not valid XML", output, StringComparison.Ordinal);
        Assert.Contains("  rekordbox:3 Ilka Sommer - Quay: AverageBpm is \"fast\", which is not a valid number.\n", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Item(int id, string name)
        => $"<TRACK TrackID=\"{id}\" Name=\"{name}\" Artist=\"Ilka Sommer\" TotalTime=\"200\" Year=\"2003\" AverageBpm=\"93.50\" Location=\"file://localhost/C:/{id}.mp3\" Mix=\"\"/>";

    private static string Export(params string[] items)
        => $"<DJ_PLAYLISTS Version=\"1.0.0\">\n<COLLECTION>\n{string.Join('\n', items)}\n</COLLECTION>\n</DJ_PLAYLISTS>";

    private Task<List<PlatformTrack>> ReadAsync(params string[] items) => ReadFileAsync(Write(Export(items)));

    private Task<List<PlatformTrack>> ReadFileAsync(string file)
        => new RekordboxClient(file, _skipped.Add).GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask();

    private string Write(string content)
    {
        string file = _folder.PathOf("export.xml");
        File.WriteAllText(file, content);
        return file;
    }
}
