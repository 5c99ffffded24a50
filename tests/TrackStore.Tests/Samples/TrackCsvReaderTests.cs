using System.Text;
using TrackStore.Sample.Csv;
using TrackStore.Sample.Tour;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

public sealed class TrackCsvReaderTests
{
    [Fact]
    public async Task ReadAsync_QuotesAccentsAndGenres_GivesTheTrack()
    {
        (List<NewTrack> tracks, IReadOnlyList<CsvRejection> bad) = await ReadAsync(
            "Artist,Title,Popularity,Duration_ms,Album,Tempo,Artist_Genres\n" +
            "\"Coldplay feat. \"\"Tini\"\"\",\"Jóga, live\",100,251667,Die With A Smile,157.969,\"art pop, dance pop, pop\"\n");

        Assert.Empty(bad);
        NewTrack track = Assert.Single(tracks);
        Assert.Equal("Coldplay feat. \"Tini\"", track.Artist);
        Assert.Equal("Jóga, live", track.Title);
        Assert.Equal("Die With A Smile", track.Album);
        Assert.Equal(TimeSpan.FromMilliseconds(251667), track.Duration);
        Assert.Equal(157.969, track.Bpm);
        Assert.Equal(["art pop", "dance pop", "pop"], track.Genres);
    }

    [Theory]
    [InlineData("TITLE,artist,BPM,duration,Release Date,Album Artist,Musical Key,ISRC,Genre")]
    [InlineData("Track Name;Artist Name;Tempo;Duration (ms);Year;album_artist;Key;isrc;genres")]
    [InlineData("song\tartists\ttempo\tlength\tdate\tAlbumArtist\tinitial key\tIsrc\tGENRES")]
    public async Task ReadAsync_AliasesAndSeparators_FindsEveryColumn(string header)
    {
        char separator = header.First(c => c is ',' or ';' or '\t');
        string row = string.Join(separator, "T", "A", "120", "4:05", "1997", "VA", "Am", "GBAYE9700001", "idm|techno");

        (List<NewTrack> tracks, IReadOnlyList<CsvRejection> bad) = await ReadAsync($"{header}\r\n{row}\r\n");

        Assert.Empty(bad);
        NewTrack track = Assert.Single(tracks);
        Assert.Equal(("T", "A", 120, "1997", "VA", "Am", "GBAYE9700001"), (track.Title, track.Artist, track.Bpm, track.Year, track.AlbumArtist, track.MusicalKey, track.Isrc));
        Assert.Equal(TimeSpan.FromSeconds(245), track.Duration);
        Assert.Equal(["idm", "techno"], track.Genres);
    }

    [Fact]
    public async Task ReadAsync_DiscAndTrackNumbers_AreReadWithAndWithoutATotal()
    {
        (List<NewTrack> named, _) = await ReadAsync("Track,Title,Artist,Disc\n3/12,T,A,2/2\n0,T,A,\nB,T,A,1\n");
        (List<NewTrack> numbered, _) = await ReadAsync("Track,Artist,Track Number,Disc Number\nT,A,07,1\n");

        Assert.Equal([(2, 3), (null, null), (1, null)], named.Select(track => (track.DiscNumber, track.TrackNumber)));
        Assert.Equal(("T", 1, 7), (numbered[0].Title, numbered[0].DiscNumber, numbered[0].TrackNumber));
    }

    [Fact]
    public async Task ReadAsync_ZeroAndEmpty_AreUnknown()
    {
        (List<NewTrack> tracks, _) = await ReadAsync("Artist,Title,Album,Duration_ms,Tempo,Year,Genres\nA,zero,,0,0.0,,\nA,empty,,,,,\" , \"\n");

        Assert.Equal(2, tracks.Count);
        Assert.All(tracks, track =>
        {
            Assert.Null(track.Album);
            Assert.Null(track.Duration);
            Assert.Null(track.Bpm);
            Assert.Null(track.Year);
            Assert.Empty(track.Genres);
        });
    }

    [Fact]
    public async Task ReadAsync_BadRows_AreReportedWithLinesAndSkipped()
    {
        (List<NewTrack> tracks, IReadOnlyList<CsvRejection> bad) = await ReadAsync(
            """
            Artist,Title,Duration_ms,Tempo
            A,good,1000,120
            A,,1000,120
             ,no artist,1000,120

            A,too few
            A,too,many,1,2,3
            A,stray "quote",1000,120
            "A"fter,closed,1000,120
            "A,never closed,1000,120
            "B, quoted",good too,1000,120
            A,empty cells at the end,1000,120,,
            """);

        Assert.Equal(["good", "good too", "empty cells at the end"], tracks.Select(track => track.Title));
        Assert.Equal([3L, 4, 6, 7, 8, 9, 10], bad.Select(row => row.Line));
        string[] reasons = [.. bad.Select(row => row.Reason)];
        Assert.Equal("the title is missing", reasons[0]);
        Assert.Equal("the artist is missing", reasons[1]);
        Assert.Equal("2 columns where the header has 4", reasons[2]);
        Assert.Equal("6 columns where the header has 4", reasons[3]);
        Assert.StartsWith("a quote inside an unquoted cell", reasons[4], StringComparison.Ordinal);
        Assert.StartsWith("text after a closing quote", reasons[5], StringComparison.Ordinal);
        Assert.StartsWith("a quote that is never closed", reasons[6], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", CsvProblem.Empty)]
    [InlineData("  \r\n\r\n", CsvProblem.Empty)]
    [InlineData("Album,Year\nx,1\n", CsvProblem.MissingColumns)]
    [InlineData("Title,Album\nx,y\n", CsvProblem.MissingColumns)]
    [InlineData("<?xml version=\"1.0\"?>\n<DJ_PLAYLISTS/>\n", CsvProblem.Markup)]
    [InlineData("PK\u0003\u0004\u0014\0workbook.xml", CsvProblem.Workbook)]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", CsvProblem.NotText)]
    [InlineData("RIFF\u0001\0\0\0WEBP\n", CsvProblem.NotText)]
    public async Task ReadAsync_NoTableWithTitleAndArtist_SaysWhatTheFileIs(string text, CsvProblem problem)
    {
        CsvFormatException error = await Assert.ThrowsAsync<CsvFormatException>(() => ReadAsync(text));

        Assert.Equal(problem, error.Problem);
        Assert.Contains("Artist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_OfAFile_SaysWhatWasRecognized()
    {
        using var reader = new TrackCsvReader(
            new MemoryStream([.. Encoding.Latin1.GetBytes("Titel;Interpret;Länge;Dauer;Jahr\nNachtbus;Ilka;x;221;2003\n")]));
        await foreach (NewTrack _ in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
        }

        CsvFormat format = reader.Format!;
        Assert.Equal((';', "Windows-1252", DurationUnit.Seconds, true), (format.Separator, format.Encoding, format.DurationUnit, format.IsDurationGuessed));
        Assert.Equal(
            [("Titel", CsvColumn.Title), ("Interpret", CsvColumn.Artist), ("Länge", null), ("Dauer", CsvColumn.Duration), ("Jahr", CsvColumn.Year)],
            format.Columns.Select(column => (column.Name, column.Column)));
        Assert.Equal("Windows-1252, durations in seconds", format.Dialect);
    }

    [Fact]
    public async Task Rejections_OfMoreRowsThanAreListed_AreCounted()
    {
        int rows = TrackCsvReader.MaxListed + 5;
        using var reader = new TrackCsvReader(new MemoryStream(Encoding.UTF8.GetBytes($"Title,Artist\n{string.Concat(Enumerable.Repeat(",A\n", rows))}")));

        Assert.Empty(await reader.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((TrackCsvReader.MaxListed, rows), (reader.Rejections.Count, reader.RejectionCount));
    }

    [Fact]
    public async Task Dispose_StreamThatStaysOpen_CanBeReadAgain()
    {
        using var file = new MemoryStream("Title,Artist\nOne,A\n"u8.ToArray());
        for (int i = 0; i < 2; i++)
        {
            using var reader = new TrackCsvReader(file, leaveOpen: true);
            Assert.Single(await reader.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task LineOf_AfterBadRows_IsTheTracksOwnLine()
    {
        using var reader = new TrackCsvReader(new MemoryStream("Artist,Title\nA,\nA,one\n\nA,two\n"u8.ToArray()));
        await foreach (NewTrack _ in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal(3, reader.LineOf(0));
        Assert.Equal(5, reader.LineOf(1));
    }

    [Fact]
    public async Task ReadAsync_ShippedFile_HasNoBadRow()
    {
        (List<NewTrack> tracks, IReadOnlyList<CsvRejection> bad) = await ReadAsync(await File.ReadAllBytesAsync(SampleData.Tracks, TestContext.Current.CancellationToken));

        Assert.Empty(bad);
        Assert.Equal(40, tracks.Count);
        Assert.Equal(12, tracks.Count(track => track.Album == "OK Computer"));
        Assert.Contains(tracks, track => track.Title == "Untitled #1 [Vaka]");
    }

    [Fact]
    public async Task ReadAsync_Top40_ReadsEveryRow()
    {
        string path = TestData.Require("fixtures", "tracks", "top40.csv");

        (List<NewTrack> tracks, IReadOnlyList<CsvRejection> bad) = await ReadAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        Assert.Empty(bad);
        Assert.Equal(14_299, tracks.Count);
        Assert.All(tracks, track => Assert.True(track.Duration > TimeSpan.Zero && track.Bpm > 0));
        Assert.Equal(1_681, tracks.Count(track => track.Genres.Count == 0));
        Assert.Equal(["art pop", "dance pop", "pop"], tracks[0].Genres);
    }

    private static Task<(List<NewTrack> Tracks, IReadOnlyList<CsvRejection> Bad)> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<(List<NewTrack> Tracks, IReadOnlyList<CsvRejection> Bad)> ReadAsync(byte[] file)
    {
        using var reader = new TrackCsvReader(new MemoryStream(file));
        List<NewTrack> tracks = await reader.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return (tracks, reader.Rejections);
    }
}
