using System.Globalization;
using System.Text.Json;

namespace TrackStore.Tests.Artwork;

public sealed class ArtworkKeyTests
{
    private static readonly ArtworkKey Key = new(42, 0x009F86D081884C7D);

    [Theory]
    [InlineData(42, 0x009F86D081884C7DUL, "42-009f86d081884c7d")]
    [InlineData(long.MaxValue, ulong.MaxValue, "9223372036854775807-ffffffffffffffff")]
    [InlineData(0, 0UL, "0-0000000000000000")]
    public void ToString_Key_ParsesBack(long artworkId, ulong hash, string text)
    {
        var key = new ArtworkKey(artworkId, hash);

        Assert.Equal(text, key.ToString());
        Assert.Equal(text, $"{key}");
        Assert.Equal(key, ArtworkKey.Parse(text));
        Assert.Equal(key, ParseAs<ArtworkKey>(text));
        Assert.True(ArtworkKey.TryParse($"/{text}/".AsSpan(1, text.Length), out ArtworkKey parsed));
        Assert.Equal(key, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("42-")]
    [InlineData("-009f86d081884c7d")]
    [InlineData("-1-009f86d081884c7d")]
    [InlineData("+42-009f86d081884c7d")]
    [InlineData("042-009f86d081884c7d")]
    [InlineData(" 42-009f86d081884c7d")]
    [InlineData("42-009f86d081884c7d ")]
    [InlineData("42-009F86d081884c7d")]
    [InlineData("42-09f86d081884c7d")]
    [InlineData("42-0009f86d081884c7d")]
    [InlineData("42-009f86d081884c7g")]
    [InlineData("42_009f86d081884c7d")]
    [InlineData("9223372036854775808-009f86d081884c7d")]
    public void TryParse_AnythingButTheOneText_IsRefused(string? text)
    {
        Assert.False(ArtworkKey.TryParse(text, out ArtworkKey key));

        Assert.Equal(default, key);
        if (text is null)
            Assert.Throws<ArgumentNullException>(() => ArtworkKey.Parse(text!));
        else
            Assert.Throws<FormatException>(() => ArtworkKey.Parse(text));
    }

    [Fact]
    public void TryFormat_TooShortSpan_ReportsIt()
    {
        Span<char> room = stackalloc char[36];
        ISpanFormattable key = Key;

        Assert.True(key.TryFormat(room, out int written, "", CultureInfo.GetCultureInfo("ar-SA")));
        Assert.Equal(Key.ToString(), room[..written]);
        Assert.False(key.TryFormat(room[..10], out _, "", null));
    }

    [Fact]
    public void Json_Key_IsAStringAndAPropertyName()
    {
        var row = new Row(Key, null, new Dictionary<ArtworkKey, int> { [Key] = 1 });

        string json = JsonSerializer.Serialize(row);
        Row? back = JsonSerializer.Deserialize<Row>(json);

        Assert.Equal("""{"Key":"42-009f86d081884c7d","None":null,"Counts":{"42-009f86d081884c7d":1}}""", json);
        Assert.Equal((Key, null, 1), (back!.Key, back.None, back.Counts[Key]));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"42\"")]
    [InlineData("{}")]
    public void Json_AnythingElse_IsRefused(string json)
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ArtworkKey>(json));

    private static T ParseAs<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.GetCultureInfo("tr-TR"));

    private sealed record Row(ArtworkKey Key, ArtworkKey? None, Dictionary<ArtworkKey, int> Counts);
}
