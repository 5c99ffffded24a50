namespace TrackStore.Identity.Titles;

/// <summary>What marks in a title or album say about the version of a recording.</summary>
[Flags]
internal enum VersionMarks
{
    None = 0,

    /// <summary>A remix, rework, bootleg or edit by somebody.</summary>
    Remix = 1 << 0,
    Dub = 1 << 1,
    Vip = 1 << 2,
    Club = 1 << 3,
    Mashup = 1 << 4,
    Instrumental = 1 << 5,
    ACappella = 1 << 6,
    Karaoke = 1 << 7,
    Live = 1 << 8,
    Session = 1 << 9,
    Acoustic = 1 << 10,

    /// <summary>Another arrangement: piano, strings, orchestra.</summary>
    Arrangement = 1 << 11,
    Demo = 1 << 12,

    /// <summary>An alternative or early take, an outtake or a rehearsal.</summary>
    Take = 1 << 13,
    ReRecorded = 1 << 14,
    Language = 1 << 15,

    /// <summary>Sped up, slowed, pitched or processed.</summary>
    Speed = 1 << 16,
    DjMixed = 1 << 17,
    Reprise = 1 << 18,

    /// <summary>An intro, interlude, outro or skit that shares the name of a song.</summary>
    Interlude = 1 << 19,

    /// <summary>A version with a name: "Dream Version", "Taylor's Version".</summary>
    Named = 1 << 20,
    Tribute = 1 << 21,

    // Marks that may be left out.
    Dirty = 1 << 22,
    Edit = 1 << 24,
    Extended = 1 << 25,
    Clean = 1 << 26,
    Explicit = 1 << 27,
    Mono = 1 << 28,
    Stereo = 1 << 29,
    LaterMix = 1 << 30,

    Hard = Dirty - 1,
    Soft = Dirty | Edit | Extended | Clean | Explicit | Mono | Stereo | LaterMix,

    /// <summary>The marks that an album gives to its tracks.</summary>
    OfAlbum = Instrumental | ACappella | Karaoke | Live | Session | Acoustic | Arrangement | Demo | ReRecorded | Speed | DjMixed | Named
        | Tribute | Clean | Mono,
}
