namespace TrackStore;

/// <summary>The reasons why a preview could not be downloaded.</summary>
public enum ArtworkPreviewFailure
{
    /// <summary>The address is invalid, or the download options don't allow it, or it redirects to one that they don't allow.</summary>
    AddressRefused,

    /// <summary>No connection to the server could be established.</summary>
    Unreachable,

    /// <summary>The server asked to wait, or failed in a way that makes waiting the right thing to do.</summary>
    RateLimited,

    /// <summary>The server denied the request.</summary>
    Denied,

    /// <summary>The download took too long, broke off, or the server's response was an error or invalid.</summary>
    DownloadFailed,
}
