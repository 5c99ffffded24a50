namespace TrackStore.Identity.Titles;

/// <summary>How far the versions that two records name agree.</summary>
internal enum VersionAgreement
{
    /// <summary>They are other versions.</summary>
    Other,

    /// <summary>Both are remixes, and only one tells whose.</summary>
    UnknownAuthor,

    /// <summary>Only one record has a mark, and it may have been left out.</summary>
    OneSided,

    /// <summary>They are the same version.</summary>
    Same,
}
