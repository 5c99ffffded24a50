namespace TrackStore.Tests.Cases;

/// <summary>The reported cases about files that were read wrongly, by their names.</summary>
public sealed class ReadingCaseTests : CaseFileTest
{
    [Fact]
    public async Task RekordboxControlCharacter_Sync_GivesThreeTracks()
    {
        SyncResult result = await SyncRekordboxAsync("rekordbox-control-character", "ctrl-ref.xml");

        Assert.Equal(3, result.Counts.Added);
        Assert.Equal(["Harbour", "Night Drive", "Rain"], (await ItemsAsync()).Select(item => item.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SecondsAsMilliseconds_TextOfITunes_HasItsLengthsAndIsRecognizedByASync()
    {
        await ImportAsync("seconds-as-milliseconds", "itunes.txt");
        SyncResult result = await SyncRekordboxAsync("seconds-as-milliseconds", "same.xml");

        Assert.Equal((2, 2), (result.Counts.Matched, await CountAsync()));
        Assert.Equal(
            [("Night Drive", TimeSpan.FromSeconds(225)), ("Rain", TimeSpan.FromSeconds(312))],
            (await ItemsAsync()).OrderBy(item => item.Title, StringComparer.Ordinal).Select(item => (item.Title, item.Duration!.Value)));
    }

    [Fact]
    public async Task OneBadFieldCostsTheTrack_OddValues_GiveEightTracksWithNotes()
    {
        (List<NewTrack> tracks, IReadOnlyList<Sample.Csv.CsvNote> notes) = await ReadAsync("one-bad-field-costs-the-track", "odd-values.csv");
        ImportResult result = await ImportAsync("one-bad-field-costs-the-track", "odd-values.csv");

        Assert.Equal((8, 8L), (tracks.Count, result.Added));
        Assert.True(notes.Count + result.OmittedValues > 0, "Nothing says that values were left out.");
        Assert.Equal(("DEX010900001", "DEX010900002", "DEX010900005"), (await IsrcAsync("A1"), await IsrcAsync("A2"), await IsrcAsync("A5")));
        Assert.Null((await ItemsAsync()).Single(item => item.Title == "A3").Bpm);
        Assert.Equal(128, (await ItemsAsync()).Single(item => item.Title == "A4").Bpm);
    }

    [Fact]
    public async Task OneBadFieldCostsTheTrack_LongLocation_GivesBothTracks()
    {
        SyncResult result = await SyncRekordboxAsync("one-bad-field-costs-the-track", "long-location.xml");

        Assert.Equal((2, 0), (result.Counts.Added, result.Counts.Failed));
        Track track = await TrackAsync("rekordbox", "1");
        Assert.Equal("夜の港", track.Title);
        Assert.StartsWith("C:/音楽/夜の港と静かな海の歌", track.LocalPath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportifyKeyAndArtists_Read_AreThoseOfTheClient()
    {
        NewTrack track = Assert.Single((await ReadAsync("exportify-key-and-artists", "exportify.csv")).Tracks);

        Assert.Equal(("Night Drive", "Lena Brandt, Kolt Verne", "Shore"), (track.Title, track.Artist, track.Album));
        Assert.True(MusicalKey.TryParse(track.MusicalKey, out MusicalKey key), track.MusicalKey);
        Assert.Equal("1A", key.ToString(KeyNotation.Camelot));
        Assert.Equal((TimeSpan.FromSeconds(225), 127.503), (track.Duration!.Value, track.Bpm!.Value));
        Assert.Equal(["deep house", "tech house"], track.Genres);
    }

    [Fact]
    public async Task CsvDialects_SpreadsheetOfGermanExcel_IsRead()
        => Assert.Equal(
            [("Nachtfahrt", "Lena Brandt", "Ufer", 127.5, "2011"), ("Regen", "Lena Brandt", "Ufer", 98d, "2011")],
            (await ReadAsync("csv-dialects", "excel-de.csv")).Tracks.Select(track => (track.Title, track.Artist, track.Album!, track.Bpm!.Value, track.Year!)));

    [Fact]
    public async Task CsvDialects_SpaceAfterComma_IsRead()
        => Assert.Equal(
            [("Night Drive", "Lena Brandt"), ("Rain, Again", "Lena Brandt")],
            (await ReadAsync("csv-dialects", "space-after-comma.csv")).Tracks.Select(track => (track.Title, track.Artist)));

    [Fact]
    public async Task CsvDialects_LineBreakInACell_IsRead()
        => Assert.Equal(
            [("Night Drive", "2011"), ("Say \"Hi\"", "2011"), ("Rain", "2011")],
            (await ReadAsync("csv-dialects", "newline-cell.csv")).Tracks.Select(track => (track.Title, track.Year!)));

    [Fact]
    public async Task YearZero_Import_IsUnknownAndInNoRange()
    {
        await ImportAsync("year-zero", "odd-values.csv");

        Dictionary<string, string?> years = (await ItemsAsync()).ToDictionary(item => item.Title, item => item.Year);
        Assert.Equal((null, null, null), (years["A2"], years["A3"], years["A6"]));
        Assert.Equal(["A1", "A4", "A5", "A7", "A8"], years.Where(year => year.Value is not null).Select(year => year.Key).Order());
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { MaxYear = 1900 }, cancellationToken: Cancel));
    }

    private async Task<string?> IsrcAsync(string title)
        => (await Tracks.GetAsync((await ItemsAsync()).Single(item => item.Title == title).TrackId!.Value, Cancel))!.Isrc;
}
