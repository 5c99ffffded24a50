using TrackStore.Text;

namespace TrackStore.Tests.Text;

public sealed class TextFingerprintTests
{
    [Fact]
    public void Of_EqualTexts_AreTheSame()
        => Assert.Equal(TextFingerprint.Of("abc", null, "ä中🎵"), TextFingerprint.Of("ab" + 'c', null, new string("ä中🎵")));

    [Fact]
    public void Of_TextsThatDifferInOnePlace_AllDiffer()
    {
        var seen = new HashSet<long>();
        int count = 0;
        for (int length = 0; length <= 40; length++)
        {
            string text = new('a', length);
            AddNew(text);
            for (int place = 0; place < length; place++)
            {
                AddNew(text.Remove(place, 1).Insert(place, "b"));
                AddNew(text.Remove(place, 1).Insert(place, "\0"));
                AddNew(text.Remove(place, 1).Insert(place, "\u8061"));
            }
        }

        Assert.Equal(count, seen.Count);

        void AddNew(string text)
        {
            count++;
            seen.Add(TextFingerprint.Of(text));
        }
    }

    [Fact]
    public void Of_SeveralTexts_NullsOrderAndBoundariesCount()
    {
        long[] fingerprints =
        [
            TextFingerprint.Of(null, null), TextFingerprint.Of("", null), TextFingerprint.Of(null, ""), TextFingerprint.Of("", ""), TextFingerprint.Of("a", "b"),
            TextFingerprint.Of("b", "a"), TextFingerprint.Of("ab", ""), TextFingerprint.Of("", "ab"), TextFingerprint.Of("ab", null), TextFingerprint.Of("ab"),
            TextFingerprint.Of("a\0", ""), TextFingerprint.Of("a", "\0"), TextFingerprint.Of("aaaaaaaa", "aaaaaaaa"), TextFingerprint.Of("aaaaaaaaaaaaaaaa", ""),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    /// <summary>Fingerprints are stored, so another version has to compute the same ones, or all links are read in full once.</summary>
    [Fact]
    public void Of_KnownText_IsTheStoredNumber()
        => Assert.Equal(-7605750841279015432, TextFingerprint.Of("https://open.spotify.com/track/1", null, """{"title":"Harbour"}"""));
}
