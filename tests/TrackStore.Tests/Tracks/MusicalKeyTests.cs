namespace TrackStore.Tests.Tracks;

public sealed class MusicalKeyTests
{
    [Theory]
    [InlineData("8A", "Am")]
    [InlineData("08a", "Am")]
    [InlineData("8 B", "C")]
    [InlineData("1A", "Abm")]
    [InlineData("12B", "E")]
    [InlineData("1m", "Am")]
    [InlineData("1d", "C")]
    [InlineData("6D", "B")]
    [InlineData("10M", "Cm")]
    [InlineData("Am", "Am")]
    [InlineData(" a minor ", "Am")]
    [InlineData("A min", "Am")]
    [InlineData("AMIN", "Am")]
    [InlineData("A♭m", "Abm")]
    [InlineData("G#m", "Abm")]
    [InlineData("A flat minor", "Abm")]
    [InlineData("F-sharp major", "F#")]
    [InlineData("F♯", "F#")]
    [InlineData("Gb", "F#")]
    [InlineData("CM", "C")]
    [InlineData("Cmaj", "C")]
    [InlineData("Cb", "B")]
    [InlineData("B#m", "Cm")]
    [InlineData("B", "B")]
    [InlineData("Bm", "Bm")]
    [InlineData("bbm", "Bbm")]
    [InlineData("H", "B")]
    [InlineData("Hm", "Bm")]
    [InlineData("H-Dur", "B")]
    [InlineData("h-Moll", "Bm")]
    [InlineData("B-Dur", "Bb")]
    [InlineData("b-Moll", "Bbm")]
    [InlineData("Bb-Dur", "Bb")]
    [InlineData("fis-Moll", "F#m")]
    [InlineData("As-Dur", "Ab")]
    [InlineData("es moll", "Ebm")]
    [InlineData("Des", "Db")]
    [InlineData("8A - Am", "Am")]
    [InlineData("Am (8A)", "Am")]
    [InlineData("8A - 7", "Am")]
    [InlineData("F#/Gb", "F#")]
    public void TryParse_AnyNotation_ReadsTheKey(string text, string name)
    {
        Assert.True(MusicalKey.TryParse(text, out MusicalKey key));
        Assert.Equal(name, key.ToString());
        Assert.Equal(key, MusicalKey.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0A")]
    [InlineData("13A")]
    [InlineData("8C")]
    [InlineData("8")]
    [InlineData("-1")]
    [InlineData("a")]
    [InlineData("fis")]
    [InlineData("A-")]
    [InlineData("I")]
    [InlineData("Amen")]
    [InlineData("C/Am")]
    [InlineData("Am / Percussion")]
    [InlineData("F##")]
    [InlineData("o")]
    [InlineData("All")]
    public void TryParse_NoCertainKey_IsFalse(string? text)
    {
        Assert.False(MusicalKey.TryParse(text, out MusicalKey key));
        Assert.Equal(default, key);
        if (text is not null)
            Assert.Throws<FormatException>(() => MusicalKey.Parse(text));
    }

    [Fact]
    public void ToString_EachNotation_IsReadAsTheSameKey()
    {
        var seen = new HashSet<string>();
        for (int pitchClass = 0; pitchClass < 12; pitchClass++)
        {
            foreach (bool isMinor in new[] { false, true })
            {
                var key = new MusicalKey(pitchClass, isMinor);
                foreach (KeyNotation notation in Enum.GetValues<KeyNotation>())
                {
                    Assert.Equal(key, MusicalKey.Parse(key.ToString(notation)));
                    Assert.True(seen.Add(key.ToString(notation)));
                }
            }
        }
    }

    // The wheel as it is printed: number, minor key, major key.
    [Theory]
    [InlineData(1, "Abm", "B")]
    [InlineData(2, "Ebm", "F#")]
    [InlineData(3, "Bbm", "Db")]
    [InlineData(4, "Fm", "Ab")]
    [InlineData(5, "Cm", "Eb")]
    [InlineData(6, "Gm", "Bb")]
    [InlineData(7, "Dm", "F")]
    [InlineData(8, "Am", "C")]
    [InlineData(9, "Em", "G")]
    [InlineData(10, "Bm", "D")]
    [InlineData(11, "F#m", "A")]
    [InlineData(12, "Dbm", "E")]
    public void ToString_Camelot_IsThePrintedWheel(int number, string minor, string major)
    {
        Assert.Equal(($"{number}A", number), (MusicalKey.Parse(minor).ToString(KeyNotation.Camelot), MusicalKey.Parse(minor).CamelotNumber));
        Assert.Equal($"{number}B", MusicalKey.Parse(major).ToString(KeyNotation.Camelot));
        Assert.Equal(MusicalKey.Parse(major), MusicalKey.Parse(minor).Relative);
        Assert.Equal(MusicalKey.Parse(minor), MusicalKey.Parse(major).Relative);
    }

    [Theory]
    [InlineData("8A", "8A 9A 7A 8B")]
    [InlineData("12B", "12B 1B 11B 12A")]
    public void GetCompatibleKeys_AreTheNeighborsOnTheWheel(string key, string expected)
    {
        MusicalKey parsed = MusicalKey.Parse(key);

        Assert.Equal(expected, string.Join(' ', parsed.GetCompatibleKeys().Select(other => other.ToString(KeyNotation.Camelot))));
        Assert.True(parsed.IsCompatibleWith(parsed.Relative));
        Assert.False(parsed.IsCompatibleWith(new MusicalKey((parsed.PitchClass + 6) % 12, parsed.IsMinor)));
    }
}
