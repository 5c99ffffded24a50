namespace TrackStore.Tests.Identity;

/// <summary>Artists, whatever joins their names. A record is written "title | artist | album | seconds | code | number".</summary>
public sealed class ArtistIdentityTests
{
    [Theory]
    [InlineData("Harbor (feat. Tom Rask) | Ida Vorn |  | 200", "Harbor | Ida Vorn, Tom Rask |  | 200")]
    [InlineData("Harbor | Ida Vorn ft. Tom Rask |  | 200", "Harbor (with Tom Rask) | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn (feat. Tom Rask) |  | 200", "Harbor | Ida Vorn & Tom Rask |  | 200")]
    [InlineData("Harbor ft Tom Rask | Ida Vorn |  | 200", "Harbor | Tom Rask, Ida Vorn |  | 200")]
    [InlineData("Harbor [w/ Tom Rask] | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_FeaturedArtists_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor | Ida X & Tom Rask |  | 200", "Harbor | Ida X, Tom Rask |  | 200")]
    [InlineData("Harbor | Ida Vorn/Tom Rask |  | 200", "Harbor | Tom Rask x Ida Vorn |  | 200")]
    [InlineData("Harbor | The Tides |  | 200", "Harbor | Tides, The |  | 200")]
    [InlineData("Harbor | Vorn, Ida |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn (3) |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn* |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Various Artists | Sea Songs | 200", "Harbor | Ida Vorn | Sea Songs | 200")]
    [InlineData("Harbor | Sun And Moon Band |  | 200", "Harbor | Sun & Moon Band |  | 200")]
    [InlineData("Harbor | S.U.N. |  | 200", "Harbor | SUN |  | 200")]
    [InlineData("Harbor | Ke$a |  | 200", "Harbor | Kesa |  | 200")]
    [InlineData("Harbor | Ida Vorn vs. Tom Rask |  | 200", "Harbor | Ida Vorn feat. Tom Rask |  | 200")]
    [InlineData("Harbor | Ida Vorn presents Tides |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn With Tom Rask |  | 200", "Harbor | Tom Rask and Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn;Tom Rask |  | 200", "Harbor | Ida Vorn, Tom Rask |  | 200")]
    [InlineData("Harbor | Mr. Vorn |  | 200", "Harbor | Mr Vorn |  | 200")]
    [InlineData("Harbor | P!ano |  | 200", "Harbor | Piano |  | 200")]
    [InlineData("Harbor | V O R N |  | 200", "Harbor | VORN |  | 200")]
    [InlineData("Harbor | Ida Vornn | Sea | 200", "Harbor | Ida Vorn | Sea | 201")]
    public void Compare_Artists_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn (3) |  | 200", "Harbor | Ida Vorn (7) |  | 200")]
    [InlineData("Harbor | Ida Vorn |  | 200", "Harbor | Tom Rask |  | 200")]
    [InlineData("Harbor | Ida Vorn Tribute |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_Artists_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn, Tom Rask |  | 200", "Harbor | Ida Vorn, Lea Moor |  | 200")]
    [InlineData("Harbor | Verschiedene Interpreten |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Разные исполнители |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn |  | 200", "Harbor | Ида Ворн |  | 200")]
    [InlineData("Harbor | Various | Hits 1 | 200", "Harbor | Ida Vorn | Hits 2 | 200")]
    public void Compare_Artists_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vornn |  | 200", "Harbor | Ida Vorn |  | 201")]
    public void Compare_Artists_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);
}
