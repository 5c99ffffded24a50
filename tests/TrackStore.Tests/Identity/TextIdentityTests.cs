namespace TrackStore.Tests.Identity;

/// <summary>Spelling, encoding and scripts. A record is written "title | artist | album | seconds | code | number".</summary>
public sealed class TextIdentityTests
{
    [Theory]
    [InlineData("Night\u200b Walk | Ida Vorn |  | 200", "Night Walk | Ida Vorn |  | 200")]
    [InlineData("Caf&eacute; Noir &amp; More | Ida Vorn |  | 200", "Café Noir and More | Ida Vorn |  | 200")]
    [InlineData("GlÃ¼ck | MarÃ\u00ada Sol |  | 200", "Glück | María Sol |  | 200")]
    [InlineData("Ещё раз | Ида |  | 200", "Еще раз | Ида |  | 200")]
    [InlineData("ｼﾃｨ･ﾎﾟｯﾌﾟ | Sora |  | 200", "シティ・ポップ | Sora |  | 200")]
    [InlineData("محم\u0640د | Nur |  | 200", "محمد | Nur |  | 200")]
    [InlineData("Ærø | Børge |  | 200", "Aero | Borge |  | 200")]
    [InlineData("Gdańsk Łódź | Kasia |  | 200", "Gdansk Lodz | KASIA |  | 200")]
    [InlineData("IŞIK | Deniz |  | 200", "ışık | Deniz |  | 200")]
    [InlineData("Rock 'n' Roll | Ida Vorn |  | 200", "Rock and Roll | Ida Vorn |  | 200")]
    [InlineData("Rock n Roll | Ida Vorn |  | 200", "Rock & Roll | Ida Vorn |  | 200")]
    [InlineData("👋🏿 Hi | Ida Vorn |  | 200", "👋 Hi | Ida Vorn |  | 200")]
    public void Compare_SpellingAndEncoding_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Мой | Ida Vorn |  | 200", "Мои | Ida Vorn |  | 200")]
    [InlineData("かみ | Sora |  | 200", "がみ | Sora |  | 230")]
    [InlineData("??? | Ida Vorn |  | 200", "!!! | Ida Vorn |  | 200")]
    public void Compare_SpellingAndEncoding_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Дорога домой | Зима | Снег | 200", "Doroga domoy | Zima | Sneg | 201")]
    public void Compare_OtherScripts_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Дорога домой | Зима |  | 200", "Doroga domoi | Zima |  | 200")]
    public void Compare_OtherScripts_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);
}
