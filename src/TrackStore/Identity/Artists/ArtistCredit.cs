namespace TrackStore.Identity.Artists;

/// <summary>One name among the artists of a record.</summary>
/// <param name="Name">The name as one text without spaces and articles; a sign-only name as written.</param>
/// <param name="Words">The words of the name.</param>
/// <param name="Alias">Another form of the name that stood in brackets, or null.</param>
/// <param name="Number">The number by which Discogs tells artists of one name apart; 0 without one.</param>
/// <param name="IsVariation">Whether an asterisk marks the name as one of several, as Discogs does.</param>
internal sealed record ArtistCredit(string Name, List<string> Words, string? Alias, int Number, bool IsVariation)
{
    public bool Matches(ArtistCredit other)
        => (Number == 0 || other.Number == 0 || Number == other.Number)
            && (Name == other.Name || (Alias is not null && (Alias == other.Name || Alias == other.Alias)) || Name == other.Alias
                || (Words.Count > 1 && Words.Count == other.Words.Count && Words.TrueForAll(other.Words.Contains)));
}
