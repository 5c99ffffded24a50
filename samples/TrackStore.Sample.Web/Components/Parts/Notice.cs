namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>A message at the foot of a page.</summary>
/// <param name="Id">Its number in the tab.</param>
/// <param name="Text">What happened.</param>
/// <param name="Change">The change that it offers to undo, or null for none.</param>
/// <param name="IsError">Whether something failed.</param>
/// <param name="Action">What its button does that is no change of the history, or null.</param>
public sealed record Notice(int Id, string Text, HistoryEntry? Change, bool IsError, NoticeAction? Action = null)
{
    /// <summary>Gets a value indicating whether the message says that something is under way, and stays until that has ended.</summary>
    public bool IsWorking { get; init; }

    /// <summary>Gets a value indicating whether the message has a button that does something.</summary>
    public bool IsOffer => Change is not null || Action is not null;
}

/// <summary>What a message offers to do.</summary>
/// <param name="Text">The text of its button.</param>
/// <param name="Run">Does it.</param>
public sealed record NoticeAction(string Text, Func<Task> Run);
