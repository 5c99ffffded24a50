using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Import;

public sealed class ImportTests : LibraryTest
{
    [Fact]
    public async Task ImportAsync_NewTracks_AddsThemWithAlbumsAndGenres()
    {
        ImportResult result = await ImportAsync(
            new NewTrack { Title = "Xtal", Artist = "Aphex Twin", Album = "Selected Ambient Works 85-92", Year = "1992", Bpm = 115, Genres = ["Ambient Techno", "IDM"] },
            new NewTrack { Title = "Tha", Artist = "Aphex Twin", Album = "Selected Ambient Works 85-92", Year = "1992" },
            new NewTrack { Title = "Roygbiv", Artist = "Boards of Canada" });

        Assert.Equal((3, 3, 0, 0, 0), Counts(result));
        Assert.Equal(1, Library.Count("albums"));
        TrackItem xtal = (await Tracks.QueryAsync(new TrackQuery { Text = "xtal" }, Cancel)).Items[0];
        Assert.Equal(("1992", 115d), (xtal.Year, xtal.Bpm));
        Assert.Equal(["Ambient Techno", "IDM"], (await Tracks.GetGenresAsync(xtal.TrackId!.Value, Cancel)).Select(g => g.Name));
    }

    [Fact]
    public async Task ImportAsync_SameFoldedNames_UpdatesInsteadOfAdding()
    {
        var first = new NewTrack { Title = "Déjà Vu", Artist = "Béyoncé", Album = "B\u2019Day", Year = "2006" };
        await ImportAsync(first);

        ImportResult again = await ImportAsync(
            first,
            new NewTrack { Title = "deja vu", Artist = "BEYONCE", Album = "B'Day", Bpm = 105 },
            new NewTrack { Title = "deja vu", Artist = "Beyonce", Album = "Another" });

        Assert.Equal((3, 1, 1, 1, 0), Counts(again));
        TrackItem track = Assert.Single((await Tracks.QueryAsync(new TrackQuery { Album = "b'day" }, Cancel)).Items);
        Assert.Equal(("2006", 105d), (track.Year, track.Bpm));
    }

    [Fact]
    public async Task ImportAsync_EditedTrack_KeepsTheEditAndIsStillFound()
    {
        await ImportAsync(new NewTrack { Title = "Windowliker", Artist = "Aphex Twin", Year = "1998" });
        long id = (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items[0].TrackId!.Value;
        await Tracks.UpdateAsync(id, new TrackUpdate { Title = "Windowlicker", Year = "1999" }, Cancel);

        ImportResult byOldName = await ImportAsync(new NewTrack { Title = "Windowliker", Artist = "Aphex Twin", Year = "2000" });
        ImportResult byNewName = await ImportAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Year = "2000" });

        Assert.Equal((1, 0, 1, 0, 0), Counts(byOldName));
        Assert.Equal(0, byNewName.Added);
        Track track = (await Tracks.GetAsync(id, Cancel))!;
        Assert.Equal(("Windowlicker", "1999"), (track.Title, track.Year));
        Assert.Equal("2000", (await Fields.RevertAsync(id, [TrackField.Year], Cancel)).Year);
    }

    [Fact]
    public async Task ImportAsync_FileHasBothTheOldAndTheNewName_KeepsTheEditedTrackItsSourcesOwn()
    {
        var original = new NewTrack { Title = "Windowlicker (Original)", Artist = "Aphex Twin" };
        await ImportAsync(original);
        await Tracks.UpdateAsync(1, new TrackUpdate { Title = "Windowlicker" }, Cancel);

        for (int i = 0; i < 2; i++)
            await ImportAsync(original, new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Bpm = 123 });

        Assert.Equal(1, Library.Count("tracks"));
        Assert.Equal(123, (await Tracks.GetAsync(1, Cancel))!.Bpm);
        Assert.Equal("Windowlicker (Original)", (await Fields.RevertAsync(1, cancellationToken: Cancel)).Title);
    }

    [Fact]
    public async Task ImportAsync_NamesOfMarksOnly_AreApart()
    {
        ImportResult result = await ImportAsync(new NewTrack { Title = "\u0301", Artist = "A" }, new NewTrack { Title = "\u0308", Artist = "A" });

        Assert.Equal(2, result.Added);
    }

    [Fact]
    public async Task ImportAsync_BadTracksAmongGood_AreReportedByIndexAndSkipped()
    {
        ImportResult result = await ImportAsync(
            new NewTrack { Title = "Good", Artist = "A" },
            new NewTrack { Title = "", Artist = "A" },
            new NewTrack { Title = "Nobody's", Artist = "\0" },
            new NewTrack { Title = "Also good", Artist = "A" });

        Assert.Equal((4, 2, 0, 0, 2), Counts(result));
        Assert.Equal([1L, 2L], result.Rejections.Select(r => r.Index));
        Assert.Contains("Title", result.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Artist", result.Rejections[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_NothingSaidOfAField_LeavesItAsItIs()
    {
        await ImportAsync(new NewTrack { Title = "T", Artist = "A", Year = "1999", IsAvailableLocally = true, LocalPath = "/t.flac", Genres = ["IDM"] });

        ImportResult again = await ImportAsync(new NewTrack { Title = "T", Artist = "A" });

        Assert.Equal((1, 0, 0, 1, 0), Counts(again));
        Track track = (await Tracks.GetAsync(1, Cancel))!;
        Assert.Equal(("1999", true, "/t.flac"), (track.Year, track.IsAvailableLocally, track.LocalPath));
        Assert.Single(await Tracks.GetGenresAsync(1, Cancel));
    }

    [Fact]
    public async Task ImportAsync_ManyTracks_ReportsProgressOfCommittedChunks()
    {
        var reports = new List<(long Read, long Stored)>();
        var progress = new ImmediateProgress(p => reports.Add((p.Read, Library.Count("tracks"))));

        ImportResult result = await Tracks.ImportAsync(Numbered(1, 1200), progress, Cancel);

        Assert.Equal(1200, result.Added);
        Assert.Equal([(500, 500), (1000, 1000), (1200, 1200)], reports);
    }

    [Fact]
    public async Task ImportAsync_SourceFailsMidway_KeepsWholeChunksOnly()
    {
        await Assert.ThrowsAsync<IOException>(() => Tracks.ImportAsync(Broken(), cancellationToken: Cancel));

        Assert.Equal(1000, Library.Count("tracks"));

        static async IAsyncEnumerable<NewTrack> Broken()
        {
            await foreach (NewTrack track in Numbered(1, 1100))
                yield return track;
            throw new IOException("The cable is out.");
        }
    }

    [Fact]
    public async Task ImportAsync_CancelledMidway_KeepsWholeChunksOnly()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new ImmediateProgress(p =>
        {
            if (p.Read == 1000)
                cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.ImportAsync(Numbered(1, 5000), progress, cancellation.Token));

        Assert.Equal(1000, Library.Count("tracks"));
        Assert.Equal(1, (await Tracks.ImportAsync(Numbered(1000, 1), cancellationToken: Cancel)).Unchanged);
    }

    [Fact]
    public async Task ImportAsync_TwoAtOnce_MakeEachTrackOnce()
    {
        await Task.WhenAll(
            Tracks.ImportAsync(Numbered(1, 1500), cancellationToken: Cancel),
            Tracks.ImportAsync(Numbered(1, 1500), cancellationToken: Cancel));

        Assert.Equal(1500, Library.Count("tracks"));
        Assert.Equal(150, Library.Count("albums"));
    }

    private Task<ImportResult> ImportAsync(params NewTrack[] tracks) => Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);

    private static IAsyncEnumerable<NewTrack> Numbered(int first, int count) => Enumerable.Range(first, count)
        .Select(i => new NewTrack { Title = $"Track {i}", Artist = "A", Album = $"Album {(i - 1) / 10}", Genres = [$"Genre {i % 7}"] })
        .ToAsyncEnumerable();

    private static (long Read, long Added, long Updated, long Unchanged, long Rejected) Counts(ImportResult result)
        => (result.Read, result.Added, result.Updated, result.Unchanged, result.Rejected);

    private sealed class ImmediateProgress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
