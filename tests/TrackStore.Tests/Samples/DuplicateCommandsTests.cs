namespace TrackStore.Tests.Samples;

/// <summary>Proposals, duplicates, merges and undo at the command line.</summary>
public sealed class DuplicateCommandsTests
{
    private const string Csv = """
        Title,Artist,Album,Duration
        Harbour,Lena Brandt,Night,3:20
        Harbour (Radio Edit),Lena Brandt,Night,3:21
        Dawn,Kolt Verne,Day,4:00
        """;

    [Fact]
    public async Task Duplicates_MergeAndUndo_AreOneStory()
    {
        using var run = new ConsoleRun();
        await File.WriteAllTextAsync(run.PathOf("tracks.csv"), Csv, TestContext.Current.CancellationToken);

        string imported = await run.SucceedAsync("import", run.PathOf("tracks.csv"));
        string listed = await run.SucceedAsync("duplicates", "--scan");
        string merged = await run.SucceedAsync("merge", "1", "2");
        string history = await run.SucceedAsync("history");
        ConsoleAnswer gone = await run.RunAsync("show", "2");
        string undone = await run.SucceedAsync("undo");
        string back = await run.SucceedAsync("show", "2");

        Assert.Contains("1 of the added may be tracks that you have; \"duplicates\" lists them", imported, StringComparison.Ordinal);
        Assert.Contains("1\t1\tLena Brandt\tHarbour\tNight\t3:20\t\tto decide: a version on one side\n1\t2\tLena Brandt\tHarbour (Radio Edit)\t", listed, StringComparison.Ordinal);
        Assert.Equal("Merged Lena Brandt - Harbour (Radio Edit) (#2) into Lena Brandt - Harbour (#1)\n", merged);
        Assert.Contains("tracks merged\tLena Brandt - Harbour (Radio Edit) into Lena Brandt - Harbour\t", history, StringComparison.Ordinal);
        Assert.NotEqual(0, gone.Code);
        Assert.Equal("Undone: tracks merged, Lena Brandt - Harbour (Radio Edit) into Lena Brandt - Harbour\n", undone);
        Assert.Contains("Harbour (Radio Edit)", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reject_Pair_IsNotListedAgain()
    {
        using var run = new ConsoleRun();
        await File.WriteAllTextAsync(run.PathOf("tracks.csv"), Csv, TestContext.Current.CancellationToken);
        await run.SucceedAsync("import", run.PathOf("tracks.csv"));

        await run.SucceedAsync("reject", "2", "1");

        Assert.Empty(await run.SucceedAsync("duplicates", "--scan"));
        Assert.Contains("kept apart", await run.SucceedAsync("duplicates", "--rejected"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_WrongLink_BecomesATrackAndComesBack()
    {
        using var run = new ConsoleRun();
        await File.WriteAllTextAsync(run.PathOf("tracks.csv"), Csv, TestContext.Current.CancellationToken);
        await run.SucceedAsync("import", run.PathOf("tracks.csv"));
        await run.SucceedAsync("link", "1", "discogs", "249504/A1");

        string split = await run.SucceedAsync("split", "1", "discogs", "249504/A1");
        ConsoleAnswer again = await run.RunAsync("split", "1", "discogs", "249504/A1");
        await run.SucceedAsync("undo", "1");

        Assert.Contains("from Lena Brandt - Harbour (#1)", split, StringComparison.Ordinal);
        Assert.Contains("The track 1 has no link to \"249504/A1\" on discogs.", again.Error, StringComparison.Ordinal);
        Assert.Contains("249504/A1", await run.SucceedAsync("show", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_AlbumsOfTwoTracks_MakesOneAlbum()
    {
        using var run = new ConsoleRun();
        await File.WriteAllTextAsync(run.PathOf("tracks.csv"), Csv, TestContext.Current.CancellationToken);
        await run.SucceedAsync("import", run.PathOf("tracks.csv"));

        string merged = await run.SucceedAsync("merge", "1", "3", "--albums");
        ConsoleAnswer again = await run.RunAsync("merge", "1", "3", "--albums");

        Assert.Equal("Merged the album Day into Night\n", merged);
        Assert.Contains("Both tracks are on Night already.", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_NothingDone_SaysSo()
    {
        using var run = new ConsoleRun();
        await File.WriteAllTextAsync(run.PathOf("tracks.csv"), Csv, TestContext.Current.CancellationToken);
        await run.SucceedAsync("import", run.PathOf("tracks.csv"));

        Assert.Contains("There is nothing to undo.", (await run.RunAsync("undo")).Error, StringComparison.Ordinal);
    }
}
