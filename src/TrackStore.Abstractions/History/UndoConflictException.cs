using System.Globalization;

namespace TrackStore;

/// <summary>
/// A change can't be undone or redone, because something was changed since then that this would overwrite. Nothing was written.
/// </summary>
public sealed class UndoConflictException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="UndoConflictException"/> class.</summary>
    /// <param name="historyId">The change.</param>
    /// <param name="reason">What stands in the way, as a sentence.</param>
    /// <param name="isRedo">Whether the change was to be redone.</param>
    public UndoConflictException(long historyId, string reason, bool isRedo = false)
        : base(string.Create(CultureInfo.InvariantCulture, $"The change {historyId} can't be {(isRedo ? "redone" : "undone")}. {reason}"))
    {
        HistoryId = historyId;
        Reason = reason;
        IsRedo = isRedo;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.UndoConflict;

    /// <summary>Gets the change that can't be undone or redone.</summary>
    public long HistoryId { get; }

    /// <summary>Gets a value indicating whether the change was to be redone.</summary>
    public bool IsRedo { get; }

    /// <summary>Gets what stands in the way, as a sentence.</summary>
    public string Reason { get; }

    /// <summary>
    /// Gets a value indicating whether there was nothing to do: the change was undone before, or the one to be redone stands.
    /// </summary>
    public bool IsDoneAlready { get; init; }
}
