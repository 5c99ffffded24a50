namespace TrackStore.Tests.Identity;

/// <summary>Marks of versions in titles and albums. A record is written "title | artist | album | seconds | code | number".</summary>
public sealed class VersionIdentityTests
{
    [Theory]
    [InlineData("Harbor (Tom Rask Remix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask Remix) | Ida Vorn |  | 200", "Harbor (Lea Moor Remix) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask Edit) | Ida Vorn |  | 200", "Harbor (Lea Moor Edit) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask Edit) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask Remix) | Ida Vorn |  | 200", "Harbor (Tom Rask Dub) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Dub Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (VIP Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Instrumental) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Karaoke Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (In the Style of Ida Vorn) | Sing It |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Live | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Live in Berlin) | Ida Vorn |  | 200", "Harbor (Live in Oslo) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Live 1998) | Ida Vorn |  | 200", "Harbor (Live 2004) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Acoustic) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Demo) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Re-Recorded) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (2019 Recording) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Ida's Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (English Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Sped Up) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - slowed down | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Mixed) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (ABC Mix Cut) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Reprise) | Ida Vorn | Sea | 200", "Harbor | Ida Vorn | Sea | 200")]
    [InlineData("Harbor - Piano Version | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Take 2) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (リミックス) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Club Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_MarksOfAVersion_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor (Tom Rask Remix) | Ida Vorn |  | 200", "Harbor - Tom Rask Remix | Ida Vorn, Tom Rask |  | 200")]
    [InlineData("Harbor [Tom Rask Mix] | Ida Vorn |  | 200", "Harbor - Remixed by Tom Rask | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask Bootleg) | Ida Vorn |  | 200", "Harbor (Tom Rask bootleg) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask Edit) | Ida Vorn |  | 200", "Harbor - Tom Rask Edit | Ida Vorn |  | 200")]
    [InlineData("Harbor (Instrumental Version) | Ida Vorn |  | 200", "Harbor - Instrumental | Ida Vorn |  | 200")]
    [InlineData("Harbor (A Cappella) | Ida Vorn |  | 200", "Harbor (Acapella Version) | Ida Vorn |  | 200")]
    [InlineData("Harbor - Live at Roxy, Berlin / 1999 | Ida Vorn |  | 200", "Harbor (Live at Roxy Berlin 1999) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Live) | Ida Vorn |  | 200", "Harbor - En Vivo | Ida Vorn |  | 200")]
    [InlineData("Harbor (Live) | Ida Vorn |  | 200", "Harbor - Ao Vivo | Ida Vorn |  | 200")]
    [InlineData("Harbor (Acústico) | Ida Vorn |  | 200", "Harbor - Acoustic Version | Ida Vorn |  | 200")]
    [InlineData("Live Forever | Ida Vorn |  | 200", "Live Forever | Ida Vorn |  | 200")]
    [InlineData("Harbor (Mix It Up) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_MarksOfAVersion_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor (Remix) | Ida Vorn |  | 200", "Harbor (Tom Rask Remix) | Ida Vorn |  | 200")]
    public void Compare_MarksOfAVersion_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor (Radio Edit) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Extended Mix) | Ida Vorn |  | 300", "Harbor | Ida Vorn |  | 300")]
    [InlineData("Harbor (7\" Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Clean) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Mono | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (2019 Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_MarksThatMayBeLeftOut_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor (Radio Edit) | Ida Vorn |  | 200", "Harbor - Radio Mix | Ida Vorn |  | 200")]
    [InlineData("Harbor (12\" Version) | Ida Vorn |  | 300", "Harbor (Extended Version) | Ida Vorn |  | 300")]
    [InlineData("Harbor (Explicit) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_MarksThatMayBeLeftOut_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor (Radio Edit) | Ida Vorn |  | 200", "Harbor (Extended Mix) | Ida Vorn |  | 202")]
    [InlineData("Harbor (Clean) | Ida Vorn |  | 200", "Harbor (Explicit) | Ida Vorn |  | 200")]
    [InlineData("Harbor - Mono | Ida Vorn |  | 200", "Harbor - Stereo Mix | Ida Vorn |  | 200")]
    public void Compare_MarksThatMayBeLeftOut_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn | Live at Roxy | 200", "Harbor | Ida Vorn | Sea | 200")]
    public void Compare_MarksOfTheAlbum_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn | Sea (Live) | 200", "Harbor | Ida Vorn | Shore | 200")]
    [InlineData("Harbor | Ida Vorn | Sea (Instrumentals) | 200", "Harbor | Ida Vorn | Sea | 200")]
    [InlineData("Harbor | Ida Vorn | Fold 5 (DJ Mix) | 200", "Harbor | Ida Vorn | Sea | 200")]
    public void Compare_MarksOfTheAlbum_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor - Live | Ida Vorn | Sea (Live) | 200", "Harbor | Ida Vorn | Sea (Live) | 200")]
    [InlineData("Harbor (Live) | Ida Vorn | Live at Roxy | 200", "Harbor | Ida Vorn | Live at Roxy | 200")]
    [InlineData("Harbor | Ida Vorn | Sea (Deluxe Edition)", "Harbor | Ida Vorn | Sea")]
    [InlineData("Harbor | Ida Vorn | Sea [2011 Remaster]", "Harbor | Ida Vorn | Sea EP")]
    public void Compare_MarksOfTheAlbum_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn | Sea (Clean) | 200", "Harbor | Ida Vorn | Sea | 200")]
    public void Compare_MarksOfTheAlbum_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor (Single Version) | Ida Vorn |  | 200", "Harbor - Single Edit | Ida Vorn |  | 200")]
    [InlineData("Harbor (Lea Moor Cover) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (prod. Tom Rask) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor [FREE DL] | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Extended) | Ida Vorn |  | 300", "Harbor - Extended Mix | Ida Vorn |  | 300")]
    [InlineData("Harbor (Tom Rask Extended Remix) | Ida Vorn |  | 300", "Harbor - Tom Rask Remix - Extended | Ida Vorn |  | 300")]
    [InlineData("Harbor (Remastered Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Mono; 2003 Remaster | Ida Vorn |  | 200", "Harbor (Mono) | Ida Vorn |  | 200")]
    [InlineData("Harbor - Live; 2003 Remaster | Ida Vorn |  | 200", "Harbor (Live) [Remastered] | Ida Vorn |  | 200")]
    [InlineData("Harbor (2003) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (New Version) | Ida Vorn |  | 200", "Harbor (New Version) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Main Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask & Lea Moor Remix) | Ida Vorn |  | 200", "Harbor (Lea Moor x Tom Rask Remix) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask's Sunset Mix) | Ida Vorn |  | 200", "Harbor - Tom Rask's Sunset Mix | Ida Vorn |  | 200")]
    [InlineData("Harbor (Spanish Version) | Ida Vorn |  | 200", "Harbor - Versión en Español | Ida Vorn |  | 200")]
    [InlineData("Harbor - Live in Oslo | Ida Vorn | Live in Oslo | 200", "Harbor - Live in Oslo | Ida Vorn | Best | 200")]
    [InlineData("Ida Vorn - Harbor | Ida Vorn, Tom Rask |  | 200", "Harbor | Ida Vorn & Tom Rask |  | 200")]
    [InlineData("The Tides - Harbor | Tides |  | 200", "Harbor | The Tides |  | 200")]
    [InlineData("Harbor | Ida Vorn | Sea | 200", "Harbor (feat. Tom Rask) | Ida Vorn, Tom Rask | Shore | 201 | DEA1B2099999")]
    [InlineData("Harbor - Ida Vorn | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Mono) | Ida Vorn | Sea (Mono) | 200", "Harbor | Ida Vorn | Sea (Mono) | 200")]
    [InlineData("Harbor | Ida Vorn | Sea (Remastered) | 200", "Harbor - 2004 Digital Remaster | Ida Vorn | Sea (Expanded Edition) | 201")]
    [InlineData("Harbor (Instrumental) | Ida Vorn | Sea (Instrumentals) | 200", "Harbor | Ida Vorn | Sea (Instrumental) | 200")]
    [InlineData("Hafen (Radio-Edit) | Ida Vorn |  | 200", "Hafen - Radio Edit | Ida Vorn |  | 200")]
    [InlineData("Harbor [Extended Club Mix] | Ida Vorn |  | 400", "Harbor (Club Extended Mix) | Ida Vorn |  | 400")]
    [InlineData("Harbor (Tom Rask Rmx) | Ida Vorn |  | 300", "Harbor (Tom Rask Remix) | Ida Vorn |  | 300")]
    [InlineData("Harbor (Tom Rask vs. Lea Moor Remix) | Ida Vorn |  | 300", "Harbor (Tom Rask & Lea Moor Remix) | Ida Vorn |  | 300")]
    [InlineData("Harbor (From \"Sea\"/Soundtrack Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Main Version | Ida Vorn |  | 200", "Harbor (Explicit Album Version) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Explicit) | Ida Vorn |  | 200 | DEA1B2012345", "Harbor | Ida Vorn, Tom Rask |  | 200 | DEA1B2012345")]
    [InlineData("Harbor (ハーバー) | Sora |  | 200", "Harbor | Sora |  | 200")]
    public void Compare_FurtherMarks_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor (Nightcore) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Orchestral Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Unplugged) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Spotify Singles | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - BBC Session | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (KEXP Live) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (New Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Tom Rask & Lea Moor Remix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Spanish Version) | Ida Vorn |  | 200", "Harbor (French Version) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Piano Version) | Ida Vorn |  | 200", "Harbor (Orchestral Version) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Sped Up) | Ida Vorn |  | 200", "Harbor (Slowed) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Take 1) | Ida Vorn |  | 200", "Harbor (Take 2) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Intro) | Ida Vorn |  | 60", "Harbor (Outro) | Ida Vorn |  | 60")]
    [InlineData("Harbor (2009 Mix) | Ida Vorn |  | 200", "Harbor (2018 Mix) | Ida Vorn |  | 200")]
    [InlineData("Harbor (2009 Version) | Ida Vorn |  | 200", "Harbor (2018 Version) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Originally Performed by Ida Vorn) | Party Band |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn | Sea (Acoustic) | 200", "Harbor | Ida Vorn | Sea | 200")]
    [InlineData("Harbor (Remix 1) | Ida Vorn |  | 200", "Harbor (Remix 2) | Ida Vorn |  | 200")]
    [InlineData("Harbor (Instrumental) | Ida Vorn | Sea (Instrumentals) | 200", "Harbor | Ida Vorn | Sea | 200")]
    [InlineData("Harbor (Kids Choir Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Cover) | Tom Rask |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_FurtherMarks_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor (Tom Rask Extended Remix) | Ida Vorn |  | 300", "Harbor - Tom Rask Remix | Ida Vorn |  | 300")]
    [InlineData("Harbor (Tom Rask's Sunset Mix) | Ida Vorn |  | 200", "Harbor - Tom Rask Remix | Ida Vorn |  | 200")]
    [InlineData("Harbor (Dirty) | Ida Vorn |  | 200", "Harbor (Clean) | Ida Vorn |  | 200")]
    [InlineData("Harbor | Ida Vorn | 80s Hits (Re-Recorded) | 200", "Harbor | Ida Vorn | Sea | 200")]
    public void Compare_FurtherMarks_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);

    [Theory]
    [InlineData("Harbor (Video Edit) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Live | Ida Vorn | Live in Oslo | 200", "Harbor - Live | Ida Vorn | Live in Rome | 200")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | DEA1B2012345", "Harbor (feat. Tom Rask) | Ida Vorn | Shore | 201 | DEA1B2099999")]
    public void Compare_FurtherMarks_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);
}
