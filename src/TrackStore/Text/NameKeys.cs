namespace TrackStore.Text;

/// <summary>A name with the texts by which it is compared and searched, normalized once for all keys that are derived from it.</summary>
/// <param name="Name">The name as shown.</param>
/// <param name="Key">The text by which names are unique; empty for a name that consists only of diacritics.</param>
/// <param name="Plain">The text by which names are searched and sorted.</param>
internal readonly record struct NameKeys(string Name, string Key, string Plain)
{
    /// <summary>Gets the text by which the name equals another: its key, or the name itself when the key is empty.</summary>
    public string Identity => Key.Length == 0 ? Name : Key;

    public static NameKeys From(string name)
    {
        string key = NameNormalizer.ToKey(name);
        return new NameKeys(name, key, NameNormalizer.ToPlain(key));
    }
}
