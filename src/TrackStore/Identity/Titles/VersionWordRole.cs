namespace TrackStore.Identity.Titles;

/// <summary>What a word does in the part of a title that names a version.</summary>
internal enum VersionWordRole
{
    /// <summary>Any other word: a name.</summary>
    Name,

    /// <summary>The word is a mark by itself.</summary>
    Mark,

    /// <summary>The word turns the names before it into a version: "Mix", "Version".</summary>
    Remaker,

    /// <summary>The word says nothing about the recording, such as "Remastered".</summary>
    Noise,

    /// <summary>The word only joins others.</summary>
    Filler,
}
