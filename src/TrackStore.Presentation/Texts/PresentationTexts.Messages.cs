namespace TrackStore;

/// <content>What was done.</content>
public partial class PresentationTexts
{
    /// <summary>Gets the message about a deleted track.</summary>
    public virtual string TrackIsGone => "This track is gone.";

    /// <summary>Gets the message after all edits and pins of a track were removed.</summary>
    public virtual string RevertedAll => "All edits were reverted.";

    /// <summary>Gets the message after links were marked as stale.</summary>
    public virtual string MarkedForUpdate => "Marked for the next sync.";

    /// <summary>Returns the message after an edit.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The message.</returns>
    public virtual string Saved(TrackField field) => $"{FieldName(field)} saved.";

    /// <summary>Returns the message after a field was pinned.</summary>
    /// <param name="field">The field.</param>
    /// <param name="platform">The platform.</param>
    /// <returns>The message.</returns>
    public virtual string Pinned(TrackField field, string platform) => $"{FieldName(field)} follows {PlatformName(platform)} now.";

    /// <summary>Returns the message after an edit or pin was removed.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The message.</returns>
    public virtual string Reverted(TrackField field) => $"{FieldName(field)} reverted.";

    /// <summary>Returns the message after a tag was added.</summary>
    /// <param name="name">The tag.</param>
    /// <returns>The message.</returns>
    public virtual string TagAdded(string name) => $"Tag {name} added.";

    /// <summary>Returns the message after a tag was removed.</summary>
    /// <param name="name">The tag.</param>
    /// <returns>The message.</returns>
    public virtual string TagRemoved(string name) => $"Tag {name} removed.";

    /// <summary>Returns the message after a track was synced.</summary>
    /// <param name="platform">The platform.</param>
    /// <returns>The message.</returns>
    public virtual string Synced(string platform) => $"Synced with {PlatformName(platform)}.";

    /// <summary>Returns the message after a link was removed.</summary>
    /// <param name="platform">The platform.</param>
    /// <returns>The message.</returns>
    public virtual string Unlinked(string platform) => $"No longer linked to {PlatformName(platform)}.";

    /// <summary>Describes a change that can be undone or redone.</summary>
    /// <param name="change">The change. Its kind and subjects allow to describe it in any language.</param>
    /// <returns>The description.</returns>
    public virtual string DescribeChange(HistoryEntry change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Description;
    }

    /// <summary>Returns the message after a change was undone.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The message.</returns>
    public virtual string Undone(HistoryEntry change) => $"Undone: {DescribeChange(change)}";

    /// <summary>Returns the message after a change was made again.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The message.</returns>
    public virtual string Redone(HistoryEntry change) => $"Redone: {DescribeChange(change)}";
}
