namespace TrackStore.Text;

/// <summary>
/// A name with the text by which it is compared, sorted and searched, normalized once for all keys that are derived from it.
/// </summary>
/// <param name="Name">The name as shown.</param>
/// <param name="Key">The text by which names are compared; empty for a name that consists only of diacritics.</param>
internal readonly record struct NameKeys(string Name, string Key)
{
    /// <summary>Gets the text by which the name equals another: its key, or the name itself when the key is empty.</summary>
    public string Identity => Key.Length == 0 ? Name : Key;

    public static NameKeys From(string name) => new(name, NameNormalizer.ToKey(name));
}
