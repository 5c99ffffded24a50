namespace TrackStore.Tests.Identity;

/// <summary>What titles say besides their name, and when two names are one. A record is written "title | artist | album | seconds | code | number".</summary>
public sealed class TitleIdentityTests
{
    [Theory]
    [InlineData("Harbor - 2011 Remaster | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Remastered in 2011) | Ida Vorn |  | 200", "Harbor [Digitally Remastered] | Ida Vorn |  | 200")]
    [InlineData("Harbor - Remasterizado | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Original Mix) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Album Version | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (LP Version) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Bonus Track) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - Bonus Track for Japan | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (From \"The Sea\") | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - From the Motion Picture The Sea | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Official Music Video) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (Official Lyric Video) [HD] | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (320kbps) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor (320 kbps) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor 320 kbps | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor 128kbps | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("07 - Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("07. Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("1-07 Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("A1. Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("01 - 7 Days | Ida Vorn |  | 200", "7 Days | Ida Vorn |  | 200")]
    [InlineData("Harbor.flac | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("ida_vorn_-_harbor | Unknown Artist |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("01 Ida Vorn - Harbor |  |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Ida Vorn - Harbor | Various Artists | Mix 1 | 200", "Harbor | Ida Vorn | Sea | 200")]
    [InlineData("Ida Vorn - Harbor (Tom Rask Remix) | Unknown |  | 200", "Harbor (Tom Rask Remix) | Ida Vorn |  | 200")]
    public void Compare_MarksThatSayNothing_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("7 Days | Ida Vorn |  | 200", "Days | Ida Vorn |  | 200")]
    public void Compare_MarksThatSayNothing_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor, Pt. 1 | Ida Vorn | Sea | 200", "Harbor, Pt. 2 | Ida Vorn | Sea | 200")]
    [InlineData("Harbor | Ida Vorn |  | 200", "Harbor II | Ida Vorn |  | 200")]
    [InlineData("Study No. 3 | Ida Vorn |  | 200", "Study No. 4 | Ida Vorn |  | 200")]
    [InlineData("Harbor (I) | Ida Vorn |  | 200", "Harbor (II) | Ida Vorn |  | 200")]
    public void Compare_Parts_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor Part Two | Ida Vorn |  | 200", "Harbor, Pt. II | Ida Vorn |  | 200")]
    [InlineData("Harbor (Parts 1 & 2) | Ida Vorn |  | 200", "Harbor (Pts. I-II) | Ida Vorn |  | 200")]
    [InlineData("Harbor Pt.2 | Ida Vorn |  | 200", "Harbor (Part 2) | Ida Vorn |  | 200")]
    [InlineData("Harbor Pt2 | Ida Vorn |  | 200", "Harbor (Part 2) | Ida Vorn |  | 200")]
    public void Compare_Parts_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Twenty One Guns | Ida Vorn |  | 200", "21 Guns | Ida Vorn |  | 200")]
    [InlineData("One Hundred Days | Ida Vorn |  | 200", "100 Days | Ida Vorn |  | 200")]
    [InlineData("10,000 Nights | Ida Vorn |  | 200", "Ten Thousand Nights | Ida Vorn |  | 200")]
    [InlineData("Ready 2 Go | Ida Vorn |  | 200", "Ready to Go | Ida Vorn |  | 200")]
    public void Compare_Numbers_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("10 Nights | Ida Vorn |  | 200", "11 Nights | Ida Vorn |  | 200")]
    public void Compare_Numbers_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Intro | Ida Vorn | Sea | 60", "Intro | Ida Vorn | Shore | 60")]
    [InlineData("Skit #1 | Ida Vorn | Sea | 30", "Skit #2 | Ida Vorn | Sea | 30")]
    [InlineData("Untitled | Ida Vorn | Sea | 60", "Untitled | Ida Vorn | Shore | 60")]
    public void Compare_GenericTitles_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Intro | Ida Vorn | Sea | 60", "Intro | Ida Vorn | Sea | 60")]
    public void Compare_GenericTitles_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Intro | Ida Vorn |  | 60", "Intro | Ida Vorn | Sea | 60")]
    [InlineData("Track 3 | Unknown Artist |  | 200", "Track 3 | Unknown Artist |  | 200")]
    public void Compare_GenericTitles_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbour Lights | Ida Vorn | Sea | 200", "Harbor Lights | Ida Vorn | Sea | 200")]
    [InlineData("Beatiful Harbor | Ida Vorn | Sea | 200", "Beautiful Harbor | Ida Vorn | Sea | 200")]
    [InlineData("Dancin' Slow | Ida Vorn | Sea | 200", "Dancing Slow | Ida Vorn | Sea | 200")]
    public void Compare_TypingErrors_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbour | Ida Vorn | Sea | 200", "Harbor | Ida Vorn | Best | 201")]
    public void Compare_TypingErrors_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor | Ida Vorn | Sea | 200", "Harbor Lights | Ida Vorn | Sea | 200")]
    [InlineData("With You | Ida Vorn | Sea | 200", "Without You | Ida Vorn | Sea | 200")]
    [InlineData("Black Sea | Ida Vorn | Sea | 200", "White Sea | Ida Vorn | Sea | 200")]
    public void Compare_TypingErrors_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Star | Ida Vorn | Sea | 200", "Stars | Ida Vorn | Sea | 200")]
    [InlineData("Night | Ida Vorn | Sea | 200", "Light | Ida Vorn | Sea | 200")]
    public void Compare_TypingErrors_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);

    [Theory]
    [InlineData("Harbor (The Long Way) | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("Harbor - The Long Way | Ida Vorn |  | 200", "Harbor (The Long Way) | Ida Vorn |  | 200")]
    public void Compare_Subtitles_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Harbor (Day) | Ida Vorn | Sea | 200", "Harbor (Night) | Ida Vorn | Sea | 200")]
    public void Compare_Subtitles_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Harbor (The Long Way) | Ida Vorn", "Harbor | Ida Vorn")]
    public void Compare_Subtitles_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Harbor / Shore | Ida Vorn |  | 400", "Harbor | Ida Vorn |  | 200")]
    public void Compare_Medleys_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);

    [Theory]
    [InlineData("Harbor/Shore | Ida Vorn |  | 400", "Harbor / Shore (Medley) | Ida Vorn |  | 400")]
    public void Compare_Medleys_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("F**k It | Ida Vorn |  | 200", "Fuck It | Ida Vorn |  | 200")]
    public void Compare_HiddenLetters_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("F**k It | Ida Vorn | Sea | 200 | DEA1B2012345", "Fuck It | Ida Vorn | Sea | 200 | DEA1B2099999")]
    public void Compare_HiddenLetters_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Etude No. 3 | Carl Senn |  | 200", "Etude No. 3 | Carl Senn, Lea Moor | Senn: Etudes | 200")]
    [InlineData("Sonata No. 2: II. Adagio | Carl Senn, Lea Moor | Senn (1963) | 200 | DEA1B2012345", "Sonata No. 2: II. Adagio | Carl Senn, Lea Moor | Senn (1977) | 201 | DEA1B2099999")]
    public void Compare_Works_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("Sonata No. 2 in D Minor, Op. 9: II. Adagio | Carl Senn, Lea Moor | Senn Sonatas | 200", "Sonata No. 2: II. Adagio | Lea Moor | Senn Sonatas | 200")]
    public void Compare_Works_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Sonata No. 2 in D Minor, Op. 9: II. Adagio | Carl Senn, Lea Moor | Senn Sonatas | 200", "Sonata No. 2 in D Minor, Op. 9: III. Allegro | Carl Senn, Lea Moor | Senn Sonatas | 200")]
    public void Compare_Works_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Sonata No. 2 in D Minor: I. Largo | Carl Senn, Lea Moor |  | 200", "Sonata No. 2 in D Minor: I. Largo | Carl Senn, Tom Rask |  | 200")]
    public void Compare_Works_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);

    [Theory]
    [InlineData("Ida Vorn | Harbor |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_SwappedFields_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("The Harbor | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    [InlineData("22 | Ida Vorn |  | 200", "22 | Ida Vorn |  | 201")]
    [InlineData("Harbor | Ida Vorn | The Sea", "The Harbor | Ida Vorn | Sea")]
    [InlineData("Harbor No.5 | Ida Vorn |  | 200", "Harbor No. 5 | Ida Vorn |  | 200")]
    [InlineData("Harbor Vol. 2 | Ida Vorn |  | 200", "Harbor, Volume Two | Ida Vorn |  | 200")]
    [InlineData("¿Dónde Estás? | Ida Vorn |  | 200", "Donde Estas | Ida Vorn |  | 200")]
    public void Compare_FurtherTitles_AreSame(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Same, first, second);

    [Theory]
    [InlineData("Untitled | Ida Vorn | Sea | 200 |  | 3", "Untitled | Ida Vorn | Sea | 201 |  | 4")]
    [InlineData("Wher Harbors Sleep | Ida Vorn | Sea | 200", "Where Harbors Sleep | Ida Vorn | Sea | 200")]
    public void Compare_FurtherTitles_AreAskedAbout(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Ask, first, second);

    [Theory]
    [InlineData("99 Harbors | Ida Vorn |  | 200", "98 Harbors | Ida Vorn |  | 200")]
    [InlineData("Harbor Vol. 2 | Ida Vorn |  | 200", "Harbor, Vol. 3 | Ida Vorn |  | 200")]
    [InlineData("You & I | Ida Vorn | Sea | 200", "You & Me | Ida Vorn | Sea | 200")]
    [InlineData("Harbor 1 | Ida Vorn | Sea | 200", "Harbor 2 | Ida Vorn | Sea | 200")]
    [InlineData("Don't Go | Ida Vorn | Sea | 200", "Go | Ida Vorn | Sea | 200")]
    [InlineData("I Can | Ida Vorn | Sea | 200", "I Can't | Ida Vorn | Sea | 200")]
    [InlineData("Can Fly | Ida Vorn | Sea | 200", "Can't Fly | Ida Vorn | Sea | 200")]
    [InlineData("West | Ida Vorn | Sea | 200", "East | Ida Vorn | Sea | 201")]
    [InlineData("Unhappy | Ida Vorn | Sea | 200", "Happy | Ida Vorn | Sea | 201")]
    [InlineData("Harbor A | Ida Vorn |  | 200", "Harbor B | Ida Vorn |  | 200")]
    public void Compare_FurtherTitles_AreDifferent(string first, string second) => IdentityRecords.AssertDecision(IdentityDecision.Different, first, second);

    [Theory]
    [InlineData("Summer Rain | Ida Vorn | Sea | 200", "Summer Pain | Ida Vorn | Sea | 201")]
    [InlineData("Monday Morning | Ida Vorn | Sea | 200", "Sunday Morning | Ida Vorn | Sea | 201")]
    [InlineData("Harbor I | Ida Vorn |  | 200", "Harbor | Ida Vorn |  | 200")]
    public void Compare_FurtherTitles_AreNotSame(string first, string second) => IdentityRecords.AssertNotSame(first, second);
}
