namespace TrackStore.Text;

/// <summary>A name of a genre or tag with the key by which it is unique.</summary>
internal readonly record struct NormalizedName(string Name, string Key)
{
    // A track has a handful of genres: they are compared one by one.
    private const int FewNames = 12;

    public static NormalizedName Of(string? name, string parameter)
    {
        string normalized = TextRules.Required(name, TextRules.ShortName, parameter);
        string key = NameNormalizer.ToKey(normalized);

        // Nothing but marks: the name is its own key.
        return new NormalizedName(normalized, key.Length == 0 ? normalized : key);
    }

    /// <summary>Checks names and drops the ones that come again; the order is kept.</summary>
    public static IReadOnlyList<NormalizedName> ListOf(IEnumerable<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        var folded = new List<NormalizedName>();
        HashSet<string>? keys = null;
        foreach (string name in names)
        {
            NormalizedName next = Of(name, parameter);
            if (folded.Count == FewNames)
                keys = [.. folded.Select(known => known.Key)];
            if (keys is null ? !folded.Exists(known => known.Key == next.Key) : keys.Add(next.Key))
                folded.Add(next);
        }

        return folded;
    }
}
