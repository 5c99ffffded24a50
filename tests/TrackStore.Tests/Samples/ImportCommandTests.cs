using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task Import_NewThenAgain_CountsWhatItDid()
    {
        using var run = new ConsoleRun();

        string first = await run.ImportAsync("A,One,X,1000,120,1997,pop", "A,Two,X,1000,120,1997,pop", "a,ONE,x,1000,120,1997,pop");
        string second = await run.ImportAsync("A,One,X,2000,120,1997,pop", "A,Two,X,1000,120,1997,pop");

        Assert.Contains("3 rows in ", first, StringComparison.Ordinal);
        Assert.Contains("2 added, ", first, StringComparison.Ordinal);
        Assert.Contains($"Library: {run.Library}", first, StringComparison.Ordinal);
        Assert.Contains("0 added, 1 updated, 1 unchanged, 0 rejected", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_BadRows_NamesLinesOfTheFileAndOfTheLibraryInOrder()
    {
        using var run = new ConsoleRun();

        string output = await run.ImportAsync("A,Good,,,,,", "A,,,,,,", $"A,{new string('x', 501)},,,,,", "A,Odd,,soon,,,", "A,Tempo,,,9999,,", "A,Also good,,,,,");

        Assert.Contains("4 added, 0 updated, 0 unchanged, 2 rejected", output, StringComparison.Ordinal);
        int third = output.IndexOf("line 3: the title is missing", StringComparison.Ordinal);
        int fourth = output.IndexOf("line 4: ", StringComparison.Ordinal);
        int fifth = output.IndexOf("line 5: the duration \"soon\"", StringComparison.Ordinal);
        int sixth = output.IndexOf("line 6: The tempo is 9999", StringComparison.Ordinal);
        Assert.True(third >= 0 && third < fourth && fourth < fifth && fifth < sixth, output);
    }

    [Fact]
    public async Task Import_ManyBadRows_ShowsTwentyAndCountsTheRest()
    {
        using var run = new ConsoleRun();

        string output = await run.ImportAsync([.. Enumerable.Repeat("A,,,,,,", 1_023)]);

        Assert.Equal(20, output.Split('\n').Count(line => line.Contains("the title is missing", StringComparison.Ordinal)));
        Assert.Contains("and 1,003 more", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_HeaderWithoutTitle_FailsOnOneLine()
    {
        using var run = new ConsoleRun();

        ConsoleAnswer answer = await run.RunAsync("import", run.Write("bad.csv", "Artist,Album\nA,B\n"));

        Assert.Equal(1, answer.Code);
        Assert.StartsWith("error: The first line has no Title column.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_NoSuchFile_FailsAndMakesNoLibrary()
    {
        using var run = new ConsoleRun();

        ConsoleAnswer answer = await run.RunAsync("import", run.PathOf("nothing.csv"));

        Assert.Equal(1, answer.Code);
        Assert.Contains("nothing.csv", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task Import_Top40_TakesEveryRow()
    {
        string path = TestData.Require("fixtures", "tracks", "top40.csv");
        using var run = new ConsoleRun();

        string output = await run.SucceedAsync("import", path);

        Assert.Contains("5,000 rows (", output, StringComparison.Ordinal);
        Assert.Contains("14,299 rows in ", output, StringComparison.Ordinal);
        Assert.Contains("13,103 added, ", output, StringComparison.Ordinal);
        Assert.Contains(" 0 rejected", output, StringComparison.Ordinal);
    }
}
