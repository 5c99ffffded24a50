namespace TrackStore;

/// <summary>A library can't be copied to another database. The source was not changed.</summary>
public sealed class LibraryCopyException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="LibraryCopyException"/> class.</summary>
    /// <param name="fault">The reason.</param>
    /// <param name="message">What went wrong, and what to do about it.</param>
    /// <param name="comparison">What the verification found, or null when it was not reached.</param>
    public LibraryCopyException(LibraryCopyFault fault, string message, LibraryComparison? comparison = null)
        : base(message)
    {
        Fault = fault;
        Comparison = comparison;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.LibraryCopyFailed;

    /// <summary>Gets the reason.</summary>
    public LibraryCopyFault Fault { get; }

    /// <summary>Gets what the verification found; null when the copy failed before it.</summary>
    public LibraryComparison? Comparison { get; }
}
