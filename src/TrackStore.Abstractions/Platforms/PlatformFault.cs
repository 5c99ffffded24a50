namespace TrackStore;

/// <summary>The kind of error of a request to a platform.</summary>
public enum PlatformFault
{
    /// <summary>The platform can't be reached: the network or name resolution failed, or the request timed out.</summary>
    Unreachable,

    /// <summary>The platform received too many requests.</summary>
    RateLimited,

    /// <summary>The credentials are missing or were rejected.</summary>
    Unauthorized,

    /// <summary>The platform had an internal error.</summary>
    ServerError,

    /// <summary>The response can't be read.</summary>
    BadAnswer,

    /// <summary>The requested item doesn't exist.</summary>
    NotFound,

    /// <summary>The platform doesn't support the request.</summary>
    NotSupported,
}
