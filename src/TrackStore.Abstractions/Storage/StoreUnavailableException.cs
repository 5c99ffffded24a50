namespace TrackStore;

/// <summary>The database can't be used right now; nothing of the failed call was written.</summary>
public sealed class StoreUnavailableException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="StoreUnavailableException"/> class.</summary>
    /// <param name="fault">Why the database could not do its work.</param>
    /// <param name="message">What went wrong, and what to do about it.</param>
    /// <param name="innerException">The database driver's exception, or null when there is none.</param>
    public StoreUnavailableException(StoreFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>Gets why the database could not do its work.</summary>
    public StoreFault Fault { get; }
}
