namespace TrackStore;

/// <summary>
/// The model of the host's context doesn't have the tables of TrackStore as the library needs them: they are missing, or code or a
/// convention of the host changed them. Nothing was read or written.
/// </summary>
public sealed class StoreModelException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="StoreModelException"/> class.</summary>
    /// <param name="message">What is wrong, and what to do about it.</param>
    /// <param name="problems">The single problems, a sentence each.</param>
    public StoreModelException(string message, IReadOnlyList<string> problems)
        : base(message) => Problems = problems;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.StoreModel;

    /// <summary>Gets the single problems, a sentence each that names the entity and the property.</summary>
    public IReadOnlyList<string> Problems { get; }
}
