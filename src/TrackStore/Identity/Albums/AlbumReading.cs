using TrackStore.Identity.Titles;

namespace TrackStore.Identity.Albums;

/// <summary>What an album's title says.</summary>
/// <param name="Key">The normalized title.</param>
/// <param name="Base">The title without edition and marks, as one text without spaces.</param>
/// <param name="Name">The title without edition and marks, but with the artist's name in front if it has it.</param>
/// <param name="Marks">The marks that the title gives to all tracks, in brackets or as the whole title.</param>
/// <param name="Hints">The marks that words of the title suggest.</param>
/// <param name="Authors">The names of whoever made the version that brackets name.</param>
internal sealed record AlbumReading(string Key, string Base, string Name, VersionMarks Marks, VersionMarks Hints, List<string> Authors)
{
    public bool IsSame(AlbumReading other)
        => Base == other.Base || Name == other.Name
            || (Transliteration.AreInOtherScripts(Base, other.Base) && Transliteration.AreSame(Base, other.Base));
}
