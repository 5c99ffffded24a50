using System.Text;
using TrackStore.Text;

namespace TrackStore.Tests.Text;

/// <summary>The system's library is the oracle for every character.</summary>
public sealed class CommonCharactersTests
{
    private static readonly string[] Characters =
        [.. Enumerable.Range(1, char.MaxValue - 2).Select(code => (char)code).Where(c => !char.IsSurrogate(c) && char.ToString(c) is var text && IsCharacter(text)).Select(char.ToString)];

    [Fact]
    public void Decompose_EveryCharacterAloneAndInPairs_IsCompatibilityDecomposition()
    {
        var random = new Random(1);
        foreach (string c in Characters)
        {
            string text = c + "a" + c + Characters[random.Next(0x250)] + Characters[random.Next(Characters.Length)];

            Assert.Equal(text.Normalize(NormalizationForm.FormKD), CommonCharacters.Decompose(text));
        }
    }

    [Fact]
    public void AreComposed_EveryCharacterInPairs_IsTrueOnlyForComposedTexts()
    {
        var random = new Random(2);
        int composed = 0;
        foreach (string c in Characters)
        {
            string text = "e" + c + Characters[random.Next(0x2000)] + "o" + c;
            if (!CommonCharacters.AreComposed(text))
                continue;

            composed++;
            Assert.True(text.IsNormalized(NormalizationForm.FormC), $"U+{(int)c[0]:X4}");
        }

        Assert.InRange(composed, 1_000, Characters.Length);
    }

    [Theory]
    [InlineData("Beyoncé – Déjà Vu", true)]
    [InlineData("Земфира", true)]
    [InlineData("夜に駆ける", false)]
    [InlineData("夜", true)]
    [InlineData("e\u0301", false)]
    public void AreComposed_Names_NeedNoNormalization(string text, bool expected) => Assert.Equal(expected, CommonCharacters.AreComposed(text));

    private static bool IsCharacter(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
