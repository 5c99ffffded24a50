using TrackStore.Identity;

namespace TrackStore.Tests.Identity;

public sealed class IdentityKeysTests
{
    [Theory]
    [InlineData("Harbor - 2011 Remaster | Ida Vorn", "HARBOR [Radio Edit] | Tom Rask")]
    [InlineData("Harbor (The Long Way) | Ida Vorn", "Harbor The Long Way | Ida Vorn")]
    [InlineData("Beleive Me | Ida Vorn", "Believe Me | Ida Vorn")]
    [InlineData("Harbour Lights | Ida Vorn", "Harbor Lights | Ida Vorn")]
    [InlineData("Ida Vorn - Harbor | Unknown Artist", "Harbor | Ida Vorn")]
    [InlineData("Дорога | Зима", "Doroga | Zima")]
    [InlineData("Sonata No. 2 in D Minor, Op. 9: II. Adagio | Carl Senn", "Sonata No. 2: II. Adagio | Carl Senn")]
    public void Of_RecordsThatMayBeTheSame_HaveOneInCommon(string first, string second)
        => Assert.NotEmpty(IdentityKeys.Of(IdentityRecords.Read(first)).Intersect(IdentityKeys.Of(IdentityRecords.Read(second))));

    [Fact]
    public void Of_OtherTitles_HaveNoneInCommon()
        => Assert.Empty(IdentityKeys.Of(IdentityRecords.Read("Harbor | Ida Vorn")).Intersect(IdentityKeys.Of(IdentityRecords.Read("Lantern | Ida Vorn"))));

    [Fact]
    public void Of_AnyTitle_AreFewAndShort()
    {
        string[] titles = [new string('長', 500), new string('a', 500), "♥", "Ida Vorn - Harbor (The Long Way)", string.Concat(Enumerable.Repeat("𠮷", 100))];

        Assert.All(titles, title => Assert.InRange(IdentityKeys.Of(IdentityRecords.Read(title + " | Unknown")).Count, 1, IdentityKeys.MaxCount));
        Assert.All(
            titles.SelectMany(title => IdentityKeys.Of(IdentityRecords.Read(title + " | Unknown"))),
            key => Assert.InRange(key.Length, 2, IdentityKeys.MaxLength));
    }
}
