namespace TrackStore.Spotify.Mapping;

/// <summary>Names musical keys as DJ software does: Am, F#, Bb; minor keys with an m.</summary>
internal static class MusicalKey
{
    // By pitch class, starting at C, in the spelling of the key wheel of DJ software.
    private static readonly string[] Major = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];
    private static readonly string[] Minor = ["Cm", "Dbm", "Dm", "Ebm", "Em", "Fm", "F#m", "Gm", "Abm", "Am", "Bbm", "Bm"];

    /// <summary>Gets the key's name, or null when Spotify found no key.</summary>
    /// <param name="pitchClass">The pitch class, 0 for C to 11 for B.</param>
    /// <param name="mode">1 for major, 0 for minor.</param>
    public static string? Of(int? pitchClass, int? mode) => (pitchClass, mode) switch
    {
        ( >= 0 and < 12, 1) => Major[pitchClass.Value],
        ( >= 0 and < 12, 0) => Minor[pitchClass.Value],
        _ => null,
    };
}
