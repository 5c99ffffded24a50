namespace TrackStore.Sample.Web.Components.Layout;

/// <summary>A section of the application, as the rail lists it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOnPhone">Whether a phone's bar shows it. The others are behind "More" there.</param>
internal sealed record Section(string Address, string Icon, string Name, bool IsOnPhone = false)
{
    /// <summary>Gets all sections, in the order of the rail.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new("/", "library", "Library", IsOnPhone: true), new("/platforms", "platform", "Platforms", IsOnPhone: true),
        new("/sync", "sync", "Sync", IsOnPhone: true), new("/import", "import", "Import"),
        new("/tags", "tag", "Tags", IsOnPhone: true), new("/genres", "genre", "Genres"),
        new("/pictures", "picture", "Pictures"), new("/duplicates", "duplicates", "Duplicates"),
        new("/statistics", "statistics", "Statistics"), new("/history", "history", "History"), new("/settings", "settings", "Settings"),
    ];

    /// <summary>Tells whether a page belongs to the section.</summary>
    /// <param name="place">The page's address, relative to the application's.</param>
    public bool IsAt(string place)
    {
        string path = place.Split('?', '#')[0];
        return Address == "/"
            ? path.Length == 0 || path.StartsWith("track/", StringComparison.OrdinalIgnoreCase)
            : path.Split('/')[0].Equals(Address[1..], StringComparison.OrdinalIgnoreCase);
    }
}
