namespace TrackStore;

/// <summary>
/// The sources of genres and pictures that are not platforms. Each platform's name (<c>spotify</c>, <c>discogs</c>, ...) is a source too.
/// Sources are in lower case and have at most 50 characters.
/// </summary>
public static class Sources
{
    /// <summary>The user, who outranks all other sources.</summary>
    public const string User = "user";

    /// <summary>
    /// What the host added or imported itself. All other sources outrank its genres, and <c>ArtworkOptions.SourceRanking</c> ranks its
    /// pictures.
    /// </summary>
    public const string Base = "base";
}
