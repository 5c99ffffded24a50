namespace TrackStore;

/// <summary>
/// Names the sources of genres and pictures that are no platform. Any platform's name (<c>spotify</c>, <c>discogs</c>, ...) is a source too.
/// Sources are lower-case, at most 50 characters.
/// </summary>
public static class Sources
{
    /// <summary>The user's own choice; it outranks every other source.</summary>
    public const string User = "user";

    /// <summary>What the host first stored, or imported; every other source outranks it.</summary>
    public const string Base = "base";
}
