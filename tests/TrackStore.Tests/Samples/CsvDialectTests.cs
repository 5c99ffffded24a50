using System.Text;
using TrackStore.Sample;
using TrackStore.Sample.Csv;

namespace TrackStore.Tests.Samples;

/// <summary>What spreadsheets and other programs write: separators, encodings, quotes, lengths, and the exports that are recognized.</summary>
public sealed class CsvDialectTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Title;Artist;BPM;Year\r\nNachtbus;Ilka Sommer, Trio;93,5;2003\r\n")]
    [InlineData("sep=;\r\nTitle;Artist;BPM;Year\r\nNachtbus;\"Ilka Sommer, Trio\";93,5;2003\r\n")]
    [InlineData("Title\tArtist\tBPM\tYear\nNachtbus\tIlka Sommer, Trio\t93.5\t2003\n")]
    [InlineData("TITLE, ARTIST, BPM, YEAR\n\"Nachtbus\", \"Ilka Sommer, Trio\", \"93,5\", 2003\n")]
    [InlineData("Titel;Interpret;BPM;Jahr\r\nNachtbus;Ilka Sommer, Trio;93,5 BPM;2003.0\r\n")]
    public async Task CsvDialects_SeparatorsAndDecimalCommas_AreRead(string text)
    {
        NewTrack track = Assert.Single((await ReadAsync(Encoding.UTF8.GetBytes(text))).Tracks);

        Assert.Equal(("Nachtbus", "Ilka Sommer, Trio", 93.5, "2003"), (track.Title, track.Artist, track.Bpm, track.Year));
    }

    [Fact]
    public async Task CsvDialects_LineBreaksInCells_ArePartOfTheCell()
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync(
            "Title,Artist,Comment,Year\n\"Low Tide\",Ilka Sommer,\"one\r\ntwo\n\nthree\",2003\n\"The \"\"Bus\"\"\",Ilka Sommer,,2004\nEnd,Ilka Sommer,x,2005\n"u8.ToArray());

        Assert.Empty(csv.Rejections);
        Assert.Equal([("Low Tide", "2003"), ("The \"Bus\"", "2004"), ("End", "2005")], tracks.Select(track => (track.Title, track.Year)));
        Assert.Equal([2L, 6, 7], Enumerable.Range(0, 3).Select(i => csv.LineOf(i)));
    }

    [Fact]
    public async Task CsvDialects_QuoteThatIsNeverClosed_CostsOneRow()
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync(
            "Title,Artist,Year\nOne,A,1\n\"Two,A,2\nThree,A,3\n\nFour,A,4\n\"Five\",A,5\n\"Six, A,6\nSeven,A,7\n"u8.ToArray());

        Assert.Equal(["One", "Three", "Four", "Five", "Seven"], tracks.Select(track => track.Title));
        Assert.Equal([3L, 8], csv.Rejections.Select(row => row.Line));
        Assert.Equal([2L, 4, 6, 7, 9], Enumerable.Range(0, 5).Select(i => csv.LineOf(i)));
    }

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false },
        { "windows-1252", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task CsvDialects_Encodings_AreFound(string name, bool hasMark)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("Title;Artist;Time\r\nGrüße – „Käse“;Señor Coño;3:05\r\n");

        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync(hasMark ? [.. encoding.GetPreamble(), .. text] : text);

        Assert.Empty(csv.Rejections);
        NewTrack track = Assert.Single(tracks);
        Assert.Equal(("Grüße – „Käse“", "Señor Coño", TimeSpan.FromSeconds(185)), (track.Title, track.Artist, track.Duration));
    }

    [Fact]
    public async Task CsvDialects_OneBrokenByteOfUtf8_CostsItsRowAndNoAccents()
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync([.. "Title,Artist\nÀgætis,Sigur Rós\nBj"u8, 0xF6, .. "rk,x\nJóga,y\n"u8]);

        Assert.Equal(["Àgætis", "Jóga"], tracks.Select(track => track.Title));
        Assert.Equal(3, Assert.Single(csv.Rejections).Line);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task CsvDialects_LetterAcrossTheReadersBuffers_IsStillUtf8(int bytesBefore)
    {
        const string Header = "Title,Artist\n";
        string title = new('x', (64 * 1024) - Header.Length - bytesBefore);

        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync(Encoding.UTF8.GetBytes($"{Header}{title}€,A\n"));

        Assert.Null(csv.Dialect);
        Assert.Equal(title + "€", Assert.Single(tracks).Title);
    }

    [Theory]
    [InlineData("Time", "225", "312", 225)]
    [InlineData("Time", "225.4", "312", 225.4)]
    [InlineData("Duration", "225000", "9000", 225)]
    [InlineData("Duration (ms)", "9000", "8000", 9)]
    [InlineData("Duration (ms)", "225,000", "8000", 225)]
    [InlineData("Length in seconds", "12", "15", 12)]
    [InlineData("Length", "3:45", "312", 225)]
    [InlineData("Length", "3:45.5", "0", 225.5)]
    [InlineData("Length", "3:45,25", "", 225.25)]
    [InlineData("Length", "1:03:45", "3:00", 3825)]
    [InlineData("Length", "75:30", "3:00", 4530)]
    public async Task SecondsAsMilliseconds_Lengths_HaveTheUnitOfTheirColumn(string header, string first, string second, double seconds)
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync($"Title;Artist;{header}\nOne;A;{first}\nTwo;A;{second}\n");

        Assert.Empty(csv.Notes);
        Assert.Equal(TimeSpan.FromSeconds(seconds), tracks[0].Duration);
    }

    [Fact]
    public async Task SecondsAsMilliseconds_UnitThatNothingShows_IsLeftOutWithANote()
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync("Title;Artist;Length\nOne;A;3,75\nTwo;A;0\nThree;A;4:10\n");

        Assert.Equal([null, null, TimeSpan.FromSeconds(250)], tracks.Select(track => track.Duration));
        Assert.Equal(2, Assert.Single(csv.Notes).Line);
    }

    [Fact]
    public async Task SecondsAsMilliseconds_TextOfITunes_IsRecognized()
    {
        const string Text = "Name\tArtist\tComposer\tAlbum\tGrouping\tGenre\tSize\tTime\tYear\tBPM\tLocation\r"
            + "Low Tide 12\" Mix\tIlka Sommer\t\tBays\t\tDrum & Bass\t81\t245\t2003\t93\tMacintosh HD:Users:ilka:Music: a/b.mp3\r"
            + "\"Heroes\tIlka Sommer\t\tBays\t\tFolk, World, & Country\t81\t19\t2003\r";

        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)]);

        Assert.Empty(csv.Rejections);
        Assert.Equal(["Low Tide 12\" Mix", "\"Heroes"], tracks.Select(track => track.Title));
        Assert.Equal([TimeSpan.FromSeconds(245), TimeSpan.FromSeconds(19)], tracks.Select(track => track.Duration));
        Assert.Equal(("/Users/ilka/Music/ a:b.mp3", true), (tracks[0].LocalPath, tracks[0].IsAvailableLocally));
        Assert.Equal(["Drum & Bass", "Folk, World, & Country"], tracks.SelectMany(track => track.Genres));
        Assert.Contains("iTunes", csv.Dialect, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Macintosh HD:Users:a:b.mp3", "/Users/a/b.mp3")]
    [InlineData("Crate:Sets:b.mp3", "/Volumes/Crate/Sets/b.mp3")]
    [InlineData("D:\\Music\\b .mp3", "D:\\Music\\b .mp3")]
    [InlineData("/Users/a/b: c.mp3 ", "/Users/a/b: c.mp3 ")]
    [InlineData("https://example.com/a.mp3", null)]
    public void PathOf_Location_IsAPath(string location, string? path) => Assert.Equal(path, CsvLocation.PathOf(location));

    [Fact]
    public async Task CsvDialects_TextOfRekordbox_IsRecognized()
    {
        const string Text = "#\tArtwork\tTrack Title\tArtist\tAlbum\tGenre\tBPM\tRating\tTime\tKey\tDate Added\r\n"
            + "1\t\tLow Tide 12\" Mix\tIlka Sommer\tBays\tHouse\t93.50\t*****\t04:05\t8A\t2021-01-01\r\n";

        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)]);

        NewTrack track = Assert.Single(tracks);
        Assert.Equal(("Low Tide 12\" Mix", 93.5, TimeSpan.FromSeconds(245), "8A"), (track.Title, track.Bpm, track.Duration, track.MusicalKey));
        Assert.Contains("rekordbox", csv.Dialect, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ilka Sommer;Tyler, The Other", "Ilka Sommer, Tyler, The Other")]
    [InlineData("Ilka Sommer, Bo", "Ilka Sommer, Bo")]
    [InlineData("Ilka Sommer,Bo", "Ilka Sommer, Bo")]
    [InlineData("Tyler\\, The Other,Bo", "Tyler, The Other, Bo")]
    [InlineData("10,000 Boats", "10,000 Boats")]
    public async Task ExportifyKeyAndArtists_Artists_AreWrittenAsSpotifysClientDoes(string cell, string artist)
        => Assert.Equal(artist, Assert.Single((await ReadExportifyAsync(cell, "8", "0")).Tracks).Artist);

    [Theory]
    [InlineData("8", "0", "Abm", 0)]
    [InlineData("0", "1", "C", 0)]
    [InlineData("-1", "0", null, 0)]
    [InlineData("", "", null, 0)]
    [InlineData("8", "", null, 1)]
    [InlineData("12", "1", null, 1)]
    public async Task ExportifyKeyAndArtists_Key_IsOfPitchClassAndMode(string key, string mode, string? expected, int notes)
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadExportifyAsync("A", key, mode);

        NewTrack track = Assert.Single(tracks);
        Assert.Equal((expected, "2004-05-06", TimeSpan.FromMilliseconds(9_000)), (track.MusicalKey, track.Year, track.Duration));
        Assert.Equal(["deep house", "r&b"], track.Genres);
        Assert.Equal(notes, csv.Notes.Count);
    }

    [Fact]
    public async Task OneBadFieldCostsTheTrack_ValuesThatCannotBeRead_AreLeftOutWithANote()
    {
        (List<NewTrack> tracks, TrackCsvReader csv) = await ReadAsync(
            "Title,Artist,Duration,BPM,Key\nOne,A,soon,fast,Am\nTwo,A,-5,-1,8\nThree,A,3:00,120 BPM,8A\n");

        Assert.Empty(csv.Rejections);
        Assert.Equal(["One", "Two", "Three"], tracks.Select(track => track.Title));
        Assert.Equal([(null, null, "Am"), (null, null, null), (120, TimeSpan.FromMinutes(3), "8A")], tracks.Select(track => (track.Bpm, track.Duration, track.MusicalKey)));
        Assert.Equal([2L, 2, 3, 3, 3], csv.Notes.Select(note => note.Line));
        Assert.Equal(
            ["the duration \"soon\"", "the tempo \"fast\"", "the duration \"-5\"", "the tempo \"-1\"", "the key \"8\""],
            csv.Notes.Select(note => string.Join(' ', note.Reason.Split(' ')[..3])));
    }

    [Theory]
    [InlineData("0000", null)]
    [InlineData("0", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("2004", "2004")]
    [InlineData("2004-00-00", "2004")]
    [InlineData("2004-05-00", "2004-05")]
    [InlineData("2004-05-06T00:00:00Z", "2004-05-06")]
    [InlineData("2004/05/06 00:00", "2004-05-06")]
    [InlineData("06.05.2004", "2004-05-06")]
    [InlineData("13/05/2004", "2004-05-13")]
    [InlineData("5/13/2004", "2004-05-13")]
    [InlineData("05/06/2004", "2004")]
    [InlineData("May 2004", "2004-05")]
    [InlineData("6 May 2004", "2004-05-06")]
    [InlineData("c. 2004", "c. 2004")]
    public async Task YearZero_Dates_AreYearsOfTheLibraryOrUnknown(string cell, string? year)
        => Assert.Equal(year, Assert.Single((await ReadAsync($"Title;Artist;Release Date\nOne;A;{cell}\n")).Tracks).Year);

    [Theory]
    [InlineData("Drum & Bass", "Drum & Bass")]
    [InlineData("Drum &amp; Bass; R&B/Soul", "Drum & Bass|R&B/Soul")]
    [InlineData("Rock, Folk, World, & Country, Pop", "Rock|Folk, World, & Country|Pop")]
    [InlineData("Folk, World, & Countryside", "Folk|World|& Countryside")]
    [InlineData("pop,, Pop | jazz;", "pop|jazz")]
    public void Read_Genres_KeepsSignsOfNames(string cell, string genres) => Assert.Equal(genres.Split('|'), GenreText.Read(cell));

    private static Task<(List<NewTrack> Tracks, TrackCsvReader Csv)> ReadExportifyAsync(string artists, string key, string mode) => ReadAsync(
        "\"Track URI\",\"Track Name\",\"Album Name\",\"Artist Name(s)\",\"Release Date\",\"Duration (ms)\",\"Genres\",\"Key\",\"Mode\",\"Tempo\"\n"
        + $"\"spotify:track:0\",\"Low Tide\",\"Bays\",\"{artists}\",\"2004-05-06\",\"9000\",\"deep house,r&b\",\"{key}\",\"{mode}\",\"93.5\"\n");

    private static Task<(List<NewTrack> Tracks, TrackCsvReader Csv)> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<(List<NewTrack> Tracks, TrackCsvReader Csv)> ReadAsync(byte[] file)
    {
        using var csv = new TrackCsvReader(new MemoryStream(file));
        return (await csv.ReadAsync(Cancel).ToListAsync(Cancel), csv);
    }
}
