using System.Globalization;

namespace TrackStore;

/// <summary>
/// A musical key, read from any of the notations that DJ software, streaming services and tags use. Keys that sound alike are equal: F# and
/// Gb, 8A and Am. The default value is C major.
/// </summary>
public readonly record struct MusicalKey
{
    private const int PitchClasses = 12;

    // By pitch class, starting at C, in the spelling of the key wheel of DJ software.
    private static readonly string[] Names = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>Initializes a key.</summary>
    /// <param name="pitchClass">The pitch class of the tonic: 0 for C, 1 for C sharp, to 11 for B.</param>
    /// <param name="isMinor">Whether the key is minor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pitch class is not 0 to 11.</exception>
    public MusicalKey(int pitchClass, bool isMinor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pitchClass);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pitchClass, PitchClasses);
        PitchClass = pitchClass;
        IsMinor = isMinor;
    }

    /// <summary>Gets the pitch class of the tonic: 0 for C, 1 for C sharp, to 11 for B.</summary>
    public int PitchClass { get; }

    /// <summary>Gets a value indicating whether the key is minor. Otherwise it is major.</summary>
    public bool IsMinor { get; }

    /// <summary>Gets the number on the Camelot wheel, 1 to 12. Neighbors are a fifth apart.</summary>
    public int CamelotNumber => ((FifthsFromC + 7) % PitchClasses) + 1;

    /// <summary>Gets the relative key, which has the same notes: A minor for C major.</summary>
    public MusicalKey Relative => IsMinor ? new(Wrap(PitchClass + 3), isMinor: false) : new(Wrap(PitchClass - 3), isMinor: true);

    // The steps of a fifth from C major, or from its relative A minor.
    private int FifthsFromC => Wrap((IsMinor ? PitchClass + 3 : PitchClass) * 7);

    /// <summary>Returns the key for a pitch class and mode, as Spotify gives them.</summary>
    /// <param name="pitchClass">The pitch class, 0 for C to 11 for B.</param>
    /// <param name="mode">1 for major, 0 for minor.</param>
    /// <returns>The key, or null when one of the numbers is missing or out of range; Spotify writes an unknown key as -1.</returns>
    public static MusicalKey? FromPitchClass(int? pitchClass, int? mode)
        => pitchClass is { } tonic and >= 0 and < PitchClasses && mode is 0 or 1 ? new MusicalKey(tonic, isMinor: mode == 0) : null;

    /// <summary>Reads a key: Camelot (8A), Open Key (1m), or a name (Am, A minor, A♭m, F# major, as-Moll, H-Dur).</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, or the default value when the text names none.</param>
    /// <returns>
    /// False when the text names no key, or not certainly one: a lower-case letter without a mode (a), or several keys (C/Am). Several
    /// notations of one key (8A - Am) are read. B is B natural; with the German modes (B-Dur, b-Moll) it is B flat, and H is B natural.
    /// </returns>
    public static bool TryParse(string? text, out MusicalKey key)
    {
        MusicalKey? parsed = text is null ? null : MusicalKeyParser.Parse(text);
        key = parsed ?? default;
        return parsed is not null;
    }

    /// <summary>Reads a key as <see cref="TryParse"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text names no key, or not certainly one.</exception>
    public static MusicalKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out MusicalKey key)
            ? key
            : throw new FormatException($"\"{text}\" names no musical key. Write it as Am, F# major, 8A or 1m.");
    }

    /// <summary>
    /// Returns the keys whose tracks mix well with this key: itself, its neighbors on the Camelot wheel (one up, one down), and its
    /// relative key.
    /// </summary>
    /// <returns>The four keys, this one first.</returns>
    public IReadOnlyList<MusicalKey> GetCompatibleKeys()
        => [this, new(Wrap(PitchClass + 7), IsMinor), new(Wrap(PitchClass - 7), IsMinor), Relative];

    /// <summary>Tells whether tracks in two keys mix well: <see cref="GetCompatibleKeys"/> contains the other key.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>True when the keys are compatible.</returns>
    public bool IsCompatibleWith(MusicalKey other) => GetCompatibleKeys().Contains(other);

    /// <summary>Writes the name, such as Am or F#.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => ToString(KeyNotation.Name);

    /// <summary>Writes the key.</summary>
    /// <param name="notation">The notation.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The notation is not defined.</exception>
    public string ToString(KeyNotation notation) => notation switch
    {
        KeyNotation.Name => IsMinor ? Names[PitchClass] + "m" : Names[PitchClass],
        KeyNotation.Camelot => string.Create(CultureInfo.InvariantCulture, $"{CamelotNumber}{(IsMinor ? 'A' : 'B')}"),
        KeyNotation.OpenKey => string.Create(CultureInfo.InvariantCulture, $"{FifthsFromC + 1}{(IsMinor ? 'm' : 'd')}"),
        _ => throw new ArgumentOutOfRangeException(nameof(notation), notation, "This is not a notation of keys."),
    };

    /// <summary>Returns the key that is some fifths above C major, or above A minor.</summary>
    internal static MusicalKey FromFifths(int fifths, bool isMinor) => new(Wrap((fifths * 7) - (isMinor ? 3 : 0)), isMinor);

    private static int Wrap(int pitchClass) => ((pitchClass % PitchClasses) + PitchClasses) % PitchClasses;
}
