using TrackStore.Sample.Rendering;

namespace TrackStore.Tests.Samples;

public sealed class TableWidthsTests
{
    private static readonly Column[] Columns = [new("Id", IsWhole: true), new("Title"), new("Words", Least: 20)];
    private static readonly string?[][] Rows = [["0123456789", "ten letters", new string('w', 50)], [null, "short", null]];

    [Theory]
    [InlineData(200, 10, 11, 50)]
    [InlineData(81, 10, 11, 50)]
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

    [Theory]
    [InlineData("", 0)]
    [InlineData("Björk", 5)]
    [InlineData("椎名林檎", 8)]
    public void Of_Text_CountsPlacesInATerminal(string text, int expected) => Assert.Equal(expected, TableWidths.Of(text));
}
