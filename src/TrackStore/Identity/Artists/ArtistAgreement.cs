namespace TrackStore.Identity.Artists;

/// <summary>How far the artists of two records agree.</summary>
internal enum ArtistAgreement
{
    /// <summary>They are other artists.</summary>
    Other,

    /// <summary>At least one record does not tell.</summary>
    Unknown,

    /// <summary>The names are in different scripts.</summary>
    OtherScript,

    /// <summary>One artist of several is the same.</summary>
    Shared,

    /// <summary>The names are near, or one is a part of the other.</summary>
    Near,

    /// <summary>One record names only some of the artists that the other names.</summary>
    Subset,

    /// <summary>They are the same artists.</summary>
    Same,
}
