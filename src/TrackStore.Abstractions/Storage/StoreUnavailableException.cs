namespace TrackStore;

/// <summary>
/// The database can't be used at present. Nothing of the failed call was written, unless the message says that the answer to its commit
/// was lost: then it may have been stored.
/// </summary>
public sealed class StoreUnavailableException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="StoreUnavailableException"/> class.</summary>
    /// <param name="fault">The reason.</param>
    /// <param name="message">What went wrong, and what to do about it.</param>
    /// <param name="innerException">The exception of the database driver, or null.</param>
    public StoreUnavailableException(StoreFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.StoreUnavailable;

    /// <summary>Gets the reason why the database can't be used.</summary>
    public StoreFault Fault { get; }
}
