namespace TrackStore.Tests.Identity;

/// <summary>Recording codes and lengths. A record is written "title | artist | album | seconds | code | number".</summary>
public sealed class CodeIdentityTests
{
    [Theory]
    [InlineData("Harbor | Ida Vorn |  |  | DE-A1B-20-12345", "Harbor | Ida Vorn |  |  | dea1b2012345")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | DEA1B2012345", "Harbor | Ida Vorn | Best | 201 | DEA1B2099999")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | DEA1B2012345", "Harbor - Remastered 2015 | Ida Vorn | Sea | 200 | DEA1B2099999")]
    [InlineData("Harbor (Radio Edit) | Ida Vorn |  | 200 | DEA1B2012345", "Harbor | Ida Vorn |  | 200 | DEA1B2012345")]
    [InlineData("Гавань | Ида |  | 200 | DEA1B2012345", "Harbor | Ida |  | 200 | DEA1B2012345")]
    public void Compare_Codes_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn |  |  | n/a", "Harbor | Ida Vorn |  |  | n/a")]
    [InlineData("Harbor | Ida Vorn |  |  | DEA1B2000000", "Harbor | Ida Vorn |  |  | DEA1B2000000")]
    [InlineData("Harbor | Ida Vorn |  | 200 | DEA1B2012345", "Shore | Ida Vorn |  | 200 | DEA1B2012345")]
    [InlineData("Harbor | Ida Vorn |  | 200 | DEA1B2012345", "Harbor | Ida Vorn |  | 240 | DEA1B2012345")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | DEA1B2012345", "Harbor | Ida Vorn | Sea | 200 | DEA1B2099999")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | DEA1B2012345", "Harbor (Instrumental) | Ida Vorn | Sea | 200 | DEA1B2012345")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | DEA1B2012345", "Harbor (Live) | Ida Vorn | Sea | 200 | DEA1B2012345")]
    public void Compare_Codes_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn |  | 200 | DEA1B2012345", "Shore | Ida Vorn |  | 290 | DEA1B2012345")]
    [InlineData("Harbor | Ida Vorn |  | 200 | DEA1B2012345", "Shore | Tom Rask |  | 200 | DEA1B2012345")]
    public void Compare_Codes_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 204")]
    [InlineData("Harbor | Ida Vorn | Sea | 200", "Harbor | Ida Vorn | Sea | 206")]
    [InlineData("Harbor | Ida Vorn | Sea | 0", "Harbor | Ida Vorn | Sea | 200")]
    public void Compare_Lengths_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 206")]
    [InlineData("Harbor | Ida Vorn | Sea | 200", "Harbor | Ida Vorn | Sea | 214")]
    [InlineData("Harbor | Ida Vorn |  | 0", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn", "Harbor | Ida Vorn")]
    public void Compare_Lengths_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn | Sea | 200", "Harbor | Ida Vorn | Sea | 216")]
    [InlineData("Harbor | Ida Vorn |  | 20", "Harbor | Ida Vorn |  | 24")]
    public void Compare_Lengths_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);
}
