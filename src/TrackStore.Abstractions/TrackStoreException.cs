namespace TrackStore;

/// <summary>
/// Represents what the environment did to a TrackStore call: an unknown id, a refused picture, a database that can't be used.
/// Its message says what to do next. Misuse of the API throws the <see cref="ArgumentException"/> family instead.
/// </summary>
public abstract class TrackStoreException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TrackStoreException"/> class.</summary>
    /// <param name="message">What went wrong, and what to do about it.</param>
    /// <param name="innerException">The cause, or null when the store itself noticed.</param>
    protected TrackStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
