namespace TrackStore.Fields;

/// <summary>Numbers musical keys for the database: 0 to 23 around the Camelot wheel, as 1A, 1B, 2A, 2B.</summary>
internal static class KeyNumber
{
    public static int Of(MusicalKey key) => ((key.CamelotNumber - 1) * 2) + (key.IsMinor ? 0 : 1);

    /// <summary>Returns the number of the key that a text names, or null when it names none.</summary>
    public static int? Of(string? text) => MusicalKey.TryParse(text, out MusicalKey key) ? Of(key) : null;
}
