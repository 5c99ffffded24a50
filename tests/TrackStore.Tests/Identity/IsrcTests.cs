using TrackStore.Text;

namespace TrackStore.Tests.Identity;

public sealed class IsrcTests
{
    [Theory]
    [InlineData("DEA1B2012345")]
    [InlineData("dea1b2012345")]
    [InlineData("DE-A1B-20-12345")]
    [InlineData(" DE A1B 20 12345 ")]
    [InlineData("ISRC DE-A1B-20-12345")]
    [InlineData("ISRC: DEA1B2012345")]
    public void Parse_ACode_IsItsExactForm(string text) => Assert.Equal("DEA1B2012345", Isrc.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("unknown")]
    [InlineData("000000000000")]
    [InlineData("DEA1B2000000")]
    [InlineData("XXXXX0000000")]
    [InlineData("XXA1B2012345")]
    [InlineData("DEA1B201234")]
    [InlineData("DEA1B20123456")]
    [InlineData("1EA1B2012345")]
    [InlineData("DEA1BX012345")]
    [InlineData("DEA1B2012345, DEA1B2012346")]
    public void Parse_AnythingElse_IsUnknown(string? text) => Assert.Null(Isrc.Parse(text));
}
