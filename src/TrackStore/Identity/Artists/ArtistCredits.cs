namespace TrackStore.Identity.Artists;

/// <summary>The artists of a record, whatever joins their names.</summary>
internal sealed class ArtistCredits
{
    /// <summary>Gets the artists that the artist field names.</summary>
    public List<ArtistCredit> Main { get; init; } = [];

    /// <summary>Gets the artists that the title names as guests.</summary>
    public List<ArtistCredit> Guests { get; init; } = [];

    /// <summary>Gets the whole field as one text without spaces.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets a value indicating whether the field says nothing, such as "Various Artists" or "Unknown Artist".</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Gets a value indicating whether the field names who imitates an artist, such as a tribute band.</summary>
    public bool IsTribute { get; init; }
}
