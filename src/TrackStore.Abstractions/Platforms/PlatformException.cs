namespace TrackStore;

/// <summary>A request to a platform failed, or its response can't be used. Nothing was marked as missing or deleted.</summary>
public sealed class PlatformException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="PlatformException"/> class.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="fault">The kind of error.</param>
    /// <param name="message">What went wrong, and what to do next.</param>
    /// <param name="innerException">The cause, or null.</param>
    public PlatformException(string platform, PlatformFault fault, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Platform = platform;
        Fault = fault;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.PlatformFailed;

    /// <summary>Gets the platform's name.</summary>
    public string Platform { get; }

    /// <summary>Gets the kind of error.</summary>
    public PlatformFault Fault { get; }

    /// <summary>Gets how long the platform asks to wait before the next request, or null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
