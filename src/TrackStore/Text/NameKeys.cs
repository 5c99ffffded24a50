namespace TrackStore.Text;

/// <summary>A name with what it is compared and searched by; folding it once serves all the keys that are made of it.</summary>
/// <param name="Name">The name as it is shown.</param>
/// <param name="Key">The text by which names are unique, empty for a name of nothing but marks.</param>
/// <param name="Plain">The text that searches and orders go by.</param>
internal readonly record struct NameKeys(string Name, string Key, string Plain)
{
    /// <summary>Gets the text by which the name is the same as another; a name of nothing but marks is its own.</summary>
    public string Identity => Key.Length == 0 ? Name : Key;

    public static NameKeys Of(string name)
    {
        string key = NameNormalizer.ToKey(name);
        return new NameKeys(name, key, NameNormalizer.ToPlain(key));
    }
}
