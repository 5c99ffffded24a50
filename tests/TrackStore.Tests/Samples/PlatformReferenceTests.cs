using TrackStore.Sample.Platforms;

namespace TrackStore.Tests.Samples;

public sealed class PlatformReferenceTests
{
    private const string Id = "6Sy9BUbgFse0n0LPA5lwy5";

    [Theory]
    [InlineData(Id, Id)]
    [InlineData("  " + Id + " ", Id)]
    [InlineData("spotify:track:" + Id, Id)]
    [InlineData("https://open.spotify.com/track/" + Id + "?si=abc", Id)]
    [InlineData("https://open.spotify.com/intl-de/track/" + Id, Id)]
    [InlineData("spotify:album:" + Id, null)]
    [InlineData("https://open.spotify.com/album/" + Id, null)]
    [InlineData("6Sy9BUbgFse0n0LPA5lwy", null)]
    [InlineData("6Sy9BUbgFse0n0LPA5lwy-", null)]
    [InlineData("", null)]
    public void Parse_TrackOfSpotify_GivesTheBareId(string text, string? expected) => Assert.Equal(expected, SpotifyReference.Parse(text, "track"));

    [Theory]
    [InlineData("249504", 249504L)]
    [InlineData("[r249504]", 249504L)]
    [InlineData("r249504", 249504L)]
    [InlineData("https://www.discogs.com/release/249504-Rick-Astley-Never-Gonna-Give-You-Up", 249504L)]
    [InlineData("https://www.discogs.com/de/release/249504", 249504L)]
    [InlineData("[m249504]", null)]
    [InlineData("https://www.discogs.com/master/249504", null)]
    [InlineData("249504/A1", null)]
    [InlineData("0", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("x", null)]
    public void Parse_ReleaseOfDiscogs_GivesItsNumber(string text, long? expected) => Assert.Equal(expected, DiscogsReference.Parse(text, "release"));

    [Theory]
    [InlineData("249504/A1", "249504/A1")]
    [InlineData("[r249504]/#3", "249504/#3")]
    [InlineData("249504/1-02", "249504/1-02")]
    [InlineData("249504/", null)]
    [InlineData("249504", null)]
    public void ParseTrack_OfDiscogs_GivesItsId(string text, string? expected) => Assert.Equal(expected, DiscogsReference.ParseTrack(text));
}
