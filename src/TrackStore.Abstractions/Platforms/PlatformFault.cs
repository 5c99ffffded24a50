namespace TrackStore;

/// <summary>Says why a platform could not be used.</summary>
public enum PlatformFault
{
    /// <summary>It can't be reached: no network, no name, no answer in time.</summary>
    Unreachable,

    /// <summary>It asks for fewer requests.</summary>
    RateLimited,

    /// <summary>It refuses the credentials, or there are none.</summary>
    Unauthorised,

    /// <summary>It failed by itself.</summary>
    ServerError,

    /// <summary>Its answer can't be read.</summary>
    BadAnswer,

    /// <summary>What was asked for is not there.</summary>
    NotFound,

    /// <summary>It doesn't offer what was asked for.</summary>
    NotSupported,
}
