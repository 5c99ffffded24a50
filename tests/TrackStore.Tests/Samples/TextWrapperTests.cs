using TrackStore.Sample.Rendering;

namespace TrackStore.Tests.Samples;

public sealed class TextWrapperTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Björk", 5)]
    [InlineData("椎名林檎", 8)]
    public void WidthOf_Text_CountsTerminalCells(string text, int expected) => Assert.Equal(expected, TextWrapper.WidthOf(text));

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("short", 10, "short")]
    [InlineData("two words", 9, "two words")]
    [InlineData("two words", 8, "two|words")]
    [InlineData("image/jpeg is a type", 10, "image/jpeg|is a type")]
    [InlineData("  spare   blanks ", 20, "spare blanks")]
    [InlineData("an Unabhängigkeitserklärung", 12, "an|Unabhängigk…")]
    [InlineData("https://example.org/covers/large/front.png", 20, "https://example.org/|covers/large/|front.png")]
    [InlineData("see https://example.org/covers/x.png here", 20, "see https://|example.org/covers/|x.png here")]
    [InlineData("椎名林檎のうた", 8, "椎名林檎|のうた")]
    [InlineData("e\u0301toile e\u0301toile", 6, "e\u0301toile|e\u0301toile")]
    public void Wrap_Text_BreaksBetweenWordsOnly(string text, int width, string expected)
    {
        IReadOnlyList<string> lines = TextWrapper.Wrap(text, width);

        Assert.Equal(expected.Split('|'), lines);
        Assert.All(lines, line => Assert.True(TextWrapper.WidthOf(line) <= width, line));
    }

    [Theory]
    [InlineData("fits", 4, "fits")]
    [InlineData("does not fit", 8, "does no…")]
    [InlineData("椎名林檎", 6, "椎名…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    public void Truncate_Text_EndsWithAnEllipsis(string text, int width, string expected) => Assert.Equal(expected, TextWrapper.Truncate(text, width));
}
