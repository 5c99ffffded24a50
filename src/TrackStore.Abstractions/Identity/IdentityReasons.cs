namespace TrackStore;

/// <summary>What speaks for and against two records being the same recording.</summary>
[Flags]
public enum IdentityReasons
{
    /// <summary>Nothing was found.</summary>
    None = 0,

    /// <summary>The recording codes (ISRC) are equal.</summary>
    SameIsrc = 1 << 0,

    /// <summary>The recording codes (ISRC) differ, which another release of the same recording explains as well.</summary>
    OtherIsrc = 1 << 1,

    /// <summary>The titles are equal, apart from spelling.</summary>
    SameTitle = 1 << 2,

    /// <summary>The titles differ by what looks like a typing error, or only one of them has a subtitle.</summary>
    NearTitle = 1 << 3,

    /// <summary>The titles are in different scripts, so that they can't be compared letter by letter.</summary>
    TitleInOtherScript = 1 << 4,

    /// <summary>The titles differ.</summary>
    OtherTitle = 1 << 5,

    /// <summary>The title is one that many recordings have, such as "Intro".</summary>
    GenericTitle = 1 << 6,

    /// <summary>One title hides letters of a word, as clean versions do.</summary>
    CensoredTitle = 1 << 7,

    /// <summary>The artists are the same, or one record names only some of them.</summary>
    SameArtists = 1 << 8,

    /// <summary>The artists' names differ by what looks like a typing error, or one is only a part of the other.</summary>
    NearArtists = 1 << 9,

    /// <summary>The records share an artist, and each has another one.</summary>
    SharedArtist = 1 << 10,

    /// <summary>The artists' names are in different scripts.</summary>
    ArtistsInOtherScript = 1 << 11,

    /// <summary>At least one record does not tell the artist, or says "Various Artists".</summary>
    UnknownArtist = 1 << 12,

    /// <summary>The artists differ.</summary>
    OtherArtists = 1 << 13,

    /// <summary>The albums are the same, apart from edition and spelling.</summary>
    SameAlbum = 1 << 14,

    /// <summary>The albums differ.</summary>
    OtherAlbum = 1 << 15,

    /// <summary>The track numbers on the same album are equal.</summary>
    SameNumber = 1 << 16,

    /// <summary>The lengths agree.</summary>
    SameLength = 1 << 17,

    /// <summary>The lengths differ by more than transfers and silence explain, but by at most 15 seconds.</summary>
    LengthApart = 1 << 18,

    /// <summary>The lengths differ too much.</summary>
    OtherLength = 1 << 19,

    /// <summary>At least one length is unknown.</summary>
    UnknownLength = 1 << 20,

    /// <summary>Only one title has a mark that may be left out, such as "Radio Edit", "Extended Mix", "Clean" or "Mono".</summary>
    VersionOnOneSide = 1 << 21,

    /// <summary>The records name different versions, such as a remix, a live recording or an instrumental.</summary>
    OtherVersion = 1 << 22,

    /// <summary>Both are remixes, and only one tells whose.</summary>
    UnknownRemixer = 1 << 23,

    /// <summary>A person has merged a track with these names into the other one.</summary>
    Decided = 1 << 24,
}
