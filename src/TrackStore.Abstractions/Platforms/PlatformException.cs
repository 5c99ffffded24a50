namespace TrackStore;

/// <summary>A platform could not be asked, or its answer is no use. Nothing was marked absent, and nothing was deleted.</summary>
public sealed class PlatformException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="PlatformException"/> class.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="fault">What went wrong.</param>
    /// <param name="message">What to do about it.</param>
    /// <param name="innerException">The cause, or null.</param>
    public PlatformException(string platform, PlatformFault fault, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Platform = platform;
        Fault = fault;
    }

    /// <summary>Gets the platform's name.</summary>
    public string Platform { get; }

    /// <summary>Gets what went wrong.</summary>
    public PlatformFault Fault { get; }

    /// <summary>Gets how long the platform asks to be left alone, or null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
