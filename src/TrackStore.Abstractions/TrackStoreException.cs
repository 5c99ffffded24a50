namespace TrackStore;

/// <summary>
/// The base class of errors that a correct program must expect: an unknown id, a rejected picture, an unusable database. The message says
/// what to do next. Incorrect use of the API throws <see cref="ArgumentException"/> or a type derived from it instead.
/// </summary>
public abstract class TrackStoreException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TrackStoreException"/> class.</summary>
    /// <param name="message">What went wrong, and what to do next.</param>
    /// <param name="innerException">The cause, or null when there is no underlying exception.</param>
    protected TrackStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets the code of this kind of error, one of <see cref="TrackStoreErrorCodes"/>, such as "TS2001". Unlike the message, it stays
    /// the same from version to version.
    /// </summary>
    public abstract string Code { get; }
}
