using TrackStore.Sample.Rendering;

namespace TrackStore.Tests.Samples;

public sealed class TableWidthsTests
{
    private static readonly Column[] Columns = [new("Id", IsWhole: true), new("Title"), new("Words", MinWidth: 20)];
    private static readonly string?[][] Rows = [["0123456789", "ten letters", string.Join(' ', Enumerable.Repeat("four", 10))], [null, "short", null]];

    [Theory]
    [InlineData(200, 10, 11, 49)]
    [InlineData(80, 10, 11, 49)]
    [InlineData(60, 10, 11, 29)]
    [InlineData(49, 10, 9, 20)]
    public void Fit_Width_LetsTheWidestColumnGiveWay(int width, params int[] expected)
        => Assert.Equal(expected, TableWidths.Of(Columns, Rows).Fit([0, 1, 2], width));

    [Fact]
    public void Least_Columns_IsWhatTheyNeedToBeRead()
    {
        TableWidths widths = TableWidths.Of(Columns, Rows);

        Assert.Equal(1 + (10 + 3) + (8 + 3) + (20 + 3), widths.Least([0, 1, 2]));
        Assert.Equal(1 + (10 + 3) + (8 + 3), widths.Least([0, 1]));
    }

    [Fact]
    public void Fit_LongWord_GetsRoomBeforeTheOtherColumnsGrow()
    {
        string?[][] rows = [["a title of many short words", "Uneingeschraenktheit"]];

        int[] widths = TableWidths.Of([new("Title"), new("Artist")], rows).Fit([0, 1], 36);

        Assert.Equal([9, 20], widths);
    }

    [Theory]
    [InlineData(100, new[] { 0, 1, 2, 3 })]
    [InlineData(42, new[] { 0, 1, 2, 3 })]
    [InlineData(41, new[] { 0, 1, 3 })]
    [InlineData(33, new[] { 0, 1, 2 })]
    [InlineData(25, new[] { 0, 1 })]
    [InlineData(24, new[] { 0, 3 })]
    [InlineData(14, new[] { 0 })]
    public void Choose_Width_KeepsTheMostImportantColumns(int width, int[] expected)
    {
        Column[] columns = [new("Id", IsWhole: true), new("First", Optional: 1), new("Third", Optional: 3, MinWidth: 5), new("Second", Optional: 2)];
        string?[][] rows = [["0123456789", "some text", "third", "text"]];

        int[]? chosen = TableWidths.Of(columns, rows).Choose(width);

        Assert.Equal(expected, chosen);
        Assert.True(TableWidths.Of(columns, rows).Least(chosen!) <= width);
    }

    [Fact]
    public void Choose_NotEvenTheRequiredColumnsFit_GivesNone()
        => Assert.Null(TableWidths.Of(Columns, Rows).Choose(20));
}
