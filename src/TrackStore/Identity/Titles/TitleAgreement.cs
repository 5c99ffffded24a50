namespace TrackStore.Identity.Titles;

/// <summary>How far two titles agree.</summary>
internal enum TitleAgreement
{
    /// <summary>They are other titles.</summary>
    Other,

    /// <summary>The titles are in different scripts.</summary>
    OtherScript,

    /// <summary>One title is the other in Latin letters.</summary>
    Transliterated,

    /// <summary>A word of one title has a letter more at its end, which makes another word or a typing error.</summary>
    Similar,

    /// <summary>The titles differ by what looks like a typing error.</summary>
    Near,

    /// <summary>One title of a numbered work tells less than the other.</summary>
    Abridged,

    /// <summary>One title hides letters of a word.</summary>
    Censored,

    /// <summary>Only one title has a subtitle.</summary>
    Subtitle,

    /// <summary>They are the same title.</summary>
    Same,
}
