using System.Globalization;

namespace TrackStore;

/// <summary>The history has no change with this identifier.</summary>
public sealed class HistoryEntryNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="HistoryEntryNotFoundException"/> class.</summary>
    /// <param name="historyId">The identifier.</param>
    public HistoryEntryNotFoundException(long historyId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The history has no change {historyId}. List the history to see which changes can be undone."))
        => HistoryId = historyId;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.HistoryEntryNotFound;

    /// <summary>Gets the identifier.</summary>
    public long HistoryId { get; }
}
