namespace TrackStore.Text;

/// <summary>The name of a genre or tag, with the key by which it is unique.</summary>
internal readonly record struct NormalizedName(string Name, string Key)
{
    // Up to this number, which few tracks exceed, names are compared one by one.
    private const int FewNames = 12;

    public static NormalizedName From(string? name, string parameter)
    {
        string normalized = TextRules.Required(name, TextRules.ShortName, parameter);
        string key = NameNormalizer.ToKey(normalized);

        // A name that consists only of diacritics is its own key.
        return new NormalizedName(normalized, IndexedKey.Of(key.Length == 0 ? normalized : key));
    }

    /// <summary>Validates names and removes duplicates; the order stays the same.</summary>
    public static IReadOnlyList<NormalizedName> ListFrom(IEnumerable<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        var unique = new List<NormalizedName>();
        HashSet<string>? keys = null;
        foreach (string name in names)
        {
            NormalizedName next = From(name, parameter);
            if (unique.Count == FewNames)
                keys = [.. unique.Select(known => known.Key)];
            if (keys is null ? !unique.Exists(known => known.Key == next.Key) : keys.Add(next.Key))
                unique.Add(next);
        }

        return unique;
    }
}
