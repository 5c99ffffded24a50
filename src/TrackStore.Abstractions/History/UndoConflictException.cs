using System.Globalization;

namespace TrackStore;

/// <summary>
/// A change can't be undone, because something was changed since then that undoing it would overwrite. Nothing was undone.
/// </summary>
public sealed class UndoConflictException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="UndoConflictException"/> class.</summary>
    /// <param name="historyId">The change that can't be undone.</param>
    /// <param name="reason">What stands in the way, as a sentence.</param>
    public UndoConflictException(long historyId, string reason)
        : base(string.Create(CultureInfo.InvariantCulture, $"The change {historyId} can't be undone. {reason}"))
    {
        HistoryId = historyId;
        Reason = reason;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.UndoConflict;

    /// <summary>Gets the change that can't be undone.</summary>
    public long HistoryId { get; }

    /// <summary>Gets what stands in the way, as a sentence.</summary>
    public string Reason { get; }
}
