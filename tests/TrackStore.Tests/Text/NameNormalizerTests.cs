using TrackStore.Text;

namespace TrackStore.Tests.Text;

/// <summary>One rule says which names are alike, for import, synchronization and search.</summary>
public sealed class NameNormalizerTests
{
    [Theory]
    [InlineData("海〜", "海~")]
    [InlineData("海～", "海~")]
    [InlineData("Day\u200bbreak", "daybreak")]
    [InlineData("\ufeffDaybreak", "DAYBREAK")]
    [InlineData("Day\u00adbreak", "daybreak")]
    [InlineData("\u2067Daybreak\u2069", "daybreak")]
    [InlineData("Sun ☀\ufe0f", "sun ☀")]
    [InlineData("Hey 👋🏿", "hey 👋")]
    [InlineData("Day\u202fbreak", "day break")]
    [InlineData("IŞIL", "ışıl")]
    [InlineData("İzmir", "izmir")]
    [InlineData("Großstadt", "GROSSSTADT")]
    [InlineData("Ёлка", "елка")]
    [InlineData("Sørensen Łuk Đak Þór Æsir", "sorensen luk dak thor aesir")]
    [InlineData("ﬂow", "flow")]
    [InlineData("Maui’s Kaʻū", "maui's ka'u")]
    [InlineData("Sea — Sky", "sea - sky")]
    [InlineData("Sea & Sky", "Sea and Sky")]
    [InlineData("Sea + Sky", "sea and sky")]
    [InlineData("ﾊﾅﾋﾞ", "ハナビ")]
    [InlineData("قمـر", "قمر")]
    [InlineData("أمل", "امل")]
    [InlineData("ΌΝΕΙΡΟΣ", "όνειρος")]
    [InlineData("x²", "x2")]
    [InlineData("No. ⑦", "no. 7")]
    [InlineData("A.B.C.", "abc")]
    [InlineData("J.B. Moor", "jb moor")]
    [InlineData("Sea &amp; Sky", "sea and sky")]
    [InlineData("MÃ¼ller", "müller")]
    [InlineData("6′", "6'")]
    public void ToKey_NamesThatLookAlike_AreEqual(string first, string second) => Assert.Equal(NameNormalizer.ToKey(second), NameNormalizer.ToKey(first));

    [Theory]
    [InlineData("сой", "сои")]
    [InlineData("їжа", "іжа")]
    [InlineData("がま", "かま")]
    [InlineData("ぱり", "はり")]
    [InlineData("÷", "×")]
    [InlineData("♥", "♡")]
    [InlineData("コーヒー", "コ-ヒ-")]
    [InlineData("Mr. Moor", "M Moor")]
    [InlineData("3.5", "35")]
    [InlineData("R&B", "R and B")]
    public void ToKey_OtherNames_Differ(string first, string second) => Assert.NotEqual(NameNormalizer.ToKey(second), NameNormalizer.ToKey(first));

    [Theory]
    [InlineData("Ã")]
    [InlineData("Â© 1999")]
    [InlineData("São Paulo")]
    [InlineData("Sea; Sky & Sun")]
    public void Repair_TextThatIsNotBroken_LeavesItOrReadsIt(string text)
        => Assert.DoesNotContain('\ufffd', TextRepair.Repair(text));
}
