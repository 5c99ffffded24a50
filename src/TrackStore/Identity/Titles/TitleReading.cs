namespace TrackStore.Identity.Titles;

/// <summary>What a title says, taken apart.</summary>
internal sealed class TitleReading
{
    /// <summary>Gets the words of the title without marks, guests and subtitles, in one form.</summary>
    public List<string> Words { get; init; } = [];

    /// <summary>Gets the words as one text without spaces; the normalized title itself if it has no letters.</summary>
    public string Base { get; set; } = "";

    /// <summary>Gets the subtitles, each as one text without spaces.</summary>
    public List<string> Subtitles { get; } = [];

    /// <summary>Gets the words of all subtitles.</summary>
    public List<string> SubtitleWords { get; } = [];

    /// <summary>Gets the featured artists as written.</summary>
    public List<string> Guests { get; } = [];

    public VersionMarks Marks { get; set; }

    /// <summary>Gets the names of whoever made the version, in order of the alphabet.</summary>
    public List<string> Authors { get; } = [];

    /// <summary>Gets the other words of the marks: place and year of a concert.</summary>
    public List<string> Details { get; } = [];

    public bool HasPart { get; set; }

    public bool IsRemaster { get; set; }

    public bool IsGeneric { get; set; }

    /// <summary>Gets a value indicating whether the title is that of a numbered work, as classical music has them.</summary>
    public bool IsWork { get; set; }

    /// <summary>Gets the normalized main text if it hides letters of a word (f**k), or null.</summary>
    public string? Censored { get; set; }

    /// <summary>Gets the normalized main text as it was split, for other readings of it.</summary>
    public string Main { get; set; } = "";

    /// <summary>Gets what followed the main text behind dashes and is neither mark nor guest, normalized.</summary>
    public List<string> Dashed { get; } = [];

    public string Full => Subtitles.Count == 0 ? Base : string.Concat(Base, string.Concat(Subtitles));
}
