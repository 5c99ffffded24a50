namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Why a picture is not downloaded or not taken.</summary>
internal enum FetchRefusal
{
    /// <summary>The URL is relative, names no host, or is too long.</summary>
    InvalidUrl,

    /// <summary>The URL is neither http nor https.</summary>
    UnsupportedScheme,

    /// <summary>The URL holds a user name or password.</summary>
    Credentials,

    /// <summary>The host is not on the public internet, and the options don't allow it.</summary>
    ForbiddenAddress,

    /// <summary>A redirect led where no download may go, or from https to http.</summary>
    ForbiddenRedirect,

    /// <summary>The picture has more bytes than the options allow.</summary>
    TooManyBytes,

    /// <summary>The picture has more pixels than the options allow.</summary>
    TooManyPixels,

    /// <summary>What came is no picture of an accepted format, whatever its content type says.</summary>
    NotAPicture,

    /// <summary>What came begins as a picture, but its header is damaged.</summary>
    Damaged,
}
