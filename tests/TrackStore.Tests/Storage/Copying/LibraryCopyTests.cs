using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Copying;

public sealed class LibraryCopyTests(CopySource source) : IClassFixture<CopySource>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_ToAnEmptyFile_HasEveryRow_AndGoesOnWithTheIds()
    {
        await using TestLibrary target = NewTarget();
        var reports = new List<LibraryCopyProgress>();

        LibraryComparison copy = await source.Library.Database.CopyToAsync(target.Database, new DirectReports(reports.Add), Cancel);

        Assert.True(copy.IsEqual);
        Assert.Equal(32, copy.Tables.Count);
        Assert.All(copy.Tables, table => Assert.True(table.SourceRows > 0, table.Table));

        // A SQLite file keeps the mark of its log and the state of its search index among the settings.
        target.Sql("DELETE FROM store_settings WHERE key IN ('log', 'search_index')");
        Assert.All(copy.Tables, table => Assert.Equal(table.SourceRows, target.Count(table.Table)));
        Assert.All(reports.GroupBy(report => report.Stage), stage => Assert.Equal(stage.Last().TotalRows, stage.Last().Rows));
        long last = (long)source.Library.Sql("SELECT tracks FROM store_counters")!;
        Track added = await target.Tracks.AddAsync(new NewTrack { Title = "new", Artist = "one" }, Cancel);
        Assert.Equal(last + 1, added.Id);
        Assert.Equal(0L, target.Sql("SELECT count(*) FROM store_settings WHERE key = 'copy_position'"));
    }

    [Fact]
    public async Task Copy_InterruptedAfterEachPage_IsResumed_AndIsEqual()
    {
        using var folder = new TemporaryFolder();
        int interruptions = 0;
        LibraryComparison? copy = null;
        while (copy is null)
        {
            await using TestLibrary target = NewTarget(folder.PathOf("copy.db"));
            using var stop = new StopAfterPages(1, Cancel);
            try
            {
                copy = await source.Library.Database.CopyToAsync(target.Database, stop, stop.Token);
            }
            catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
            {
                interruptions++;
            }
        }

        // One for each page, and some tables have several.
        Assert.True(copy.IsEqual);
        Assert.InRange(interruptions, 27, 64);
    }

    [Fact]
    public async Task Copy_ToALibraryWithTracks_IsRefused()
    {
        await using TestLibrary target = NewTarget();
        await target.Tracks.AddAsync(new NewTrack { Title = "a", Artist = "b" }, Cancel);

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(
            () => source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel));

        Assert.Equal(LibraryCopyFault.TargetNotEmpty, error.Fault);
        Assert.Equal(1, target.Count("tracks"));
    }

    [Fact]
    public async Task Resume_AfterAWriteToTheSource_IsRefused()
    {
        await using TestLibrary changing = NewTarget();
        await using TestLibrary target = NewTarget();
        await changing.Tracks.AddAsync(new NewTrack { Title = "a", Artist = "b" }, Cancel);
        await InterruptAsync(changing, target);
        await changing.Tracks.AddAsync(new NewTrack { Title = "c", Artist = "d" }, Cancel);

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(
            () => changing.Database.CopyToAsync(target.Database, cancellationToken: Cancel));

        Assert.Equal(LibraryCopyFault.SourceChanged, error.Fault);
    }

    [Fact]
    public async Task Copy_WhileTheSourceIsWritten_Fails()
    {
        await using TestLibrary changing = NewTarget();
        await using TestLibrary target = NewTarget();
        await changing.Tracks.AddAsync(new NewTrack { Title = "a", Artist = "b" }, Cancel);
        int reports = 0;

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(() => changing.Database.CopyToAsync(
            target.Database,
            new DirectReports(_ =>
            {
                if (reports++ == 1)
                    changing.Sql("UPDATE store_counters SET changes = changes + 1");
            }),
            Cancel));

        Assert.Equal(LibraryCopyFault.SourceChanged, error.Fault);
    }

    [Fact]
    public async Task Resume_AfterAWriteToTheTarget_IsRefused()
    {
        await using TestLibrary target = NewTarget();
        await InterruptAsync(source.Library, target);
        await target.Tracks.AddAsync(new NewTrack { Title = "c", Artist = "d" }, Cancel);

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(
            () => source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel));

        Assert.Equal(LibraryCopyFault.TargetChanged, error.Fault);
    }

    [Fact]
    public async Task Copy_OfAnIncompleteCopy_IsRefused()
    {
        await using TestLibrary incomplete = NewTarget();
        await using TestLibrary target = NewTarget();
        await InterruptAsync(source.Library, incomplete);

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(
            () => incomplete.Database.CopyToAsync(target.Database, cancellationToken: Cancel));

        Assert.Equal(LibraryCopyFault.SourceIncomplete, error.Fault);
    }

    [Fact]
    public async Task Resume_WithAnotherSchema_IsRefused()
    {
        await using TestLibrary target = NewTarget();
        await InterruptAsync(source.Library, target);
        target.Sql("UPDATE store_settings SET value = json_set(value, '$.Schema', 'another') WHERE key = 'copy_position'");

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(
            () => source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel));

        Assert.Equal(LibraryCopyFault.SchemaDiffers, error.Fault);
    }

    [Fact]
    public async Task Verification_FindsOneChangedByte_AndFailsAgainUntilItIsRepaired()
    {
        await using TestLibrary target = NewTarget();
        var afterLastPage = new DirectReports(progress =>
        {
            if (progress.Stage == LibraryCopyStage.Copying && progress.Rows == progress.TotalRows)
                target.Sql("UPDATE tracks SET label = 'x' WHERE id = 2");
        });

        LibraryCopyException first = await Assert.ThrowsAsync<LibraryCopyException>(
            () => source.Library.Database.CopyToAsync(target.Database, afterLastPage, Cancel));
        LibraryCopyException second = await Assert.ThrowsAsync<LibraryCopyException>(
            () => source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel));

        Assert.Equal((LibraryCopyFault.RowsDiffer, LibraryCopyFault.RowsDiffer), (first.Fault, second.Fault));
        Assert.Equal("tracks", Assert.Single(first.Comparison!.Tables, table => !table.IsEqual).Table);
        Assert.Contains("tracks", first.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_FindsEveryDifference()
    {
        (string Table, string Sql)[] changes =
        [
            ("image_contents", "UPDATE image_contents SET data = zeroblob(length(data)) WHERE image_id = 1"),
            ("tracks", "UPDATE tracks SET bpm = bpm + 0.25 WHERE id = 100"),
            ("track_fields", "UPDATE track_fields SET value = NULL WHERE track_id = 100 AND field = 'title'"),
            ("tags", "UPDATE tags SET created_at = '2020-01-01 00:00:00' WHERE id = 1"),
            ("change_log", "DELETE FROM change_log WHERE id = (SELECT max(id) FROM change_log)"),
            ("store_counters", "UPDATE store_counters SET links = links + 1"),
            ("store_settings", "INSERT INTO store_settings VALUES ('x', 'y')"),
        ];
        await using TestLibrary target = NewTarget();
        await source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel);

        for (int i = 0; i < changes.Length; i++)
        {
            target.Sql(changes[i].Sql);
            LibraryComparison comparison = await source.Library.Database.CompareToAsync(target.Database, cancellationToken: Cancel);

            Assert.False(comparison.IsEqual);
            Assert.Equal(
                changes[..(i + 1)].Select(change => change.Table).Order(StringComparer.Ordinal),
                comparison.Tables.Where(table => !table.IsEqual).Select(table => table.Table));
        }
    }

    [Fact]
    public async Task Copy_ToItself_IsRefused()
        => await Assert.ThrowsAsync<ArgumentException>(() => source.Library.Database.CopyToAsync(source.Library.Database, cancellationToken: Cancel));

    [Fact]
    public async Task Copy_FromAFileOpenedForReading_IsEqual()
    {
        await using var reader = new TestLibrary(store => store.UseSqlite($"Data Source={source.Library.File};Mode=ReadOnly"));
        await using TestLibrary target = NewTarget();

        LibraryComparison copy = await reader.Database.CopyToAsync(target.Database, cancellationToken: Cancel);

        Assert.True(copy.IsEqual);
    }

    [Fact]
    public async Task Copy_Interrupted_LeavesATargetThatAnotherStoreOpens()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("target.db");
        await using TestLibrary first = NewTarget(file);
        await InterruptAsync(source.Library, first);

        // The first store is open, so its log has not been taken into the file.
        await using TestLibrary second = NewTarget(file);
        LibraryComparison copy = await source.Library.Database.CopyToAsync(second.Database, cancellationToken: Cancel);

        Assert.True(copy.IsEqual);
    }

    [Fact]
    public async Task Resume_ByANewlyOpenedLibrary_StartsItsBackgroundWorkAtTheEnd()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("target.db");
        await using (TestLibrary first = NewTarget(file))
            await InterruptAsync(source.Library, first);
        await using TestLibrary target = NewTarget(file);
        LibraryStatus before = await target.Database.GetStatusAsync(Cancel);

        await source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel);
        await target.Database.InitializeAsync(Cancel);
        LibraryStatus after = await target.Database.GetStatusAsync(Cancel);

        Assert.Equal(
            (BackgroundWorkState.WaitingForCopy, BackgroundWorkState.Completed), (before.BackgroundWork, after.BackgroundWork));
    }

    [Fact]
    public async Task Resume_ByAnotherProcess_StartsTheBackgroundWorkWhenItIsNoticed()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("target.db");
        await using (TestLibrary first = NewTarget(file))
            await InterruptAsync(source.Library, first);
        await using TestLibrary target = NewTarget(file);
        await target.Database.InitializeAsync(Cancel);

        // As the other process does at the end.
        target.Sql("DELETE FROM store_settings WHERE key = 'copy_position'");
        await target.Database.InitializeAsync(Cancel);
        LibraryStatus status = await target.Database.GetStatusAsync(Cancel);

        Assert.Equal(BackgroundWorkState.Completed, status.BackgroundWork);
    }

    [Fact]
    public async Task Copy_OtherCopyEndsDuringTheVerification_ReportsNoSuccess()
    {
        await using TestLibrary target = NewTarget();
        var verified = new DirectReports(progress =>
        {
            if (progress.Stage == LibraryCopyStage.Verifying && progress.Rows == progress.TotalRows)
                target.Sql("DELETE FROM store_settings WHERE key = 'copy_position'");
        });

        LibraryCopyException error = await Assert.ThrowsAsync<LibraryCopyException>(
            () => source.Library.Database.CopyToAsync(target.Database, verified, Cancel));

        Assert.Equal(LibraryCopyFault.TargetChanged, error.Fault);
    }

    [Fact]
    public async Task ToString_OfAComparison_NamesWhatDiffers()
    {
        await using TestLibrary target = NewTarget();
        LibraryComparison equal = await source.Library.Database.CopyToAsync(target.Database, cancellationToken: Cancel);
        target.Sql("DELETE FROM change_log");
        long changes = source.Library.Count("change_log");

        LibraryComparison different = await source.Library.Database.CompareToAsync(target.Database, cancellationToken: Cancel);

        Assert.Equal($"32 tables with {equal.SourceRows} rows: equal", equal.ToString());
        Assert.Equal($"32 tables with {equal.SourceRows} rows: different in change_log ({changes} rows, target 0)", different.ToString());
    }

    private static TestLibrary NewTarget(string? file = null) => new(store => store.ConfigureDownloads(options => options.ResumeOnOpen = false), file);

    private static async Task InterruptAsync(TestLibrary from, TestLibrary to)
    {
        using var stop = new StopAfterPages(1, Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => from.Database.CopyToAsync(to.Database, stop, stop.Token));
    }
}
