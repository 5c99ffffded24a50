using System.Globalization;

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

    /// <summary>Returns the message after a tag was added that didn't exist before.</summary>
    /// <param name="name">The tag.</param>
    /// <returns>The message.</returns>
    public virtual string NewTagAdded(string name) => $"New tag {name} created and added.";

    /// <summary>Returns the offer to create a tag that doesn't exist.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The text.</returns>
    public virtual string CreateTag(string name) => $"Create tag “{name}”";

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

    /// <summary>
    /// Describes what a sync would do, or has done, with a platform's track. It names the fields that change of a linked track.
    /// </summary>
    /// <param name="result">The row.</param>
    /// <returns>The description, such as "Would update Year, BPM".</returns>
    public virtual string DescribeResult(PlatformResultViewModel result)
    {
        ArgumentNullException.ThrowIfNull(result);

        // A platform that the track isn't linked to yet brings every field, which says nothing about what the user will see.
        bool isLinked = result.Item?.MatchedBy == MatchRule.PlatformId;
        IEnumerable<SyncChange> named = isLinked ? result.Changes.Where(change => change.Field != TrackField.ArtworkUrl) : [];
        string fields = string.Join(", ", named.Select(change => FieldName(change.Field)));
        return result.State switch
        {
            PlatformResultState.Checking => "Checking…",
            PlatformResultState.New => "New",
            PlatformResultState.InLibrary => "In the library",
            PlatformResultState.WouldChange when !isLinked => "Would be linked",
            PlatformResultState.WouldChange => fields.Length == 0 ? "Would be updated" : $"Would update {fields}",
            PlatformResultState.Unstorable => "Can't be stored",
            PlatformResultState.Syncing => "Syncing…",
            PlatformResultState.Failed => "Not synced",
            _ => result.Item?.Action switch
            {
                SyncAction.Added => "Added",
                SyncAction.Changed when !isLinked => "Linked",
                SyncAction.Changed => fields.Length == 0 ? "Updated" : $"Updated {fields}",
                _ => "Unchanged",
            },
        };
    }

    /// <summary>Describes why a picture is missing.</summary>
    /// <param name="download">The download that failed.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribePictureProblem(ArtworkDownload download)
    {
        ArgumentNullException.ThrowIfNull(download);
        return download.State == ArtworkDownloadState.Absent
            ? "The platform has no such picture."
            : download.Reason ?? "The picture could not be downloaded.";
    }

    /// <summary>Describes what is going on.</summary>
    /// <param name="jobs">The active jobs, at least one.</param>
    /// <returns>The description, such as "Spotify: 1,200 of 5,000".</returns>
    public virtual string DescribeActivity(IReadOnlyList<SyncJob> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return string.Join(" · ", jobs.Select(job =>
        {
            SyncProgress counts = job.Progress;
            string name = PlatformName(job.Platform);
            string paused = job.State == SyncJobState.Paused ? " (paused)" : "";
            return counts.Total is { } total
                ? string.Create(CultureInfo.CurrentCulture, $"{name}: {counts.Read:N0} of {total:N0}{paused}")
                : string.Create(CultureInfo.CurrentCulture, $"{name}: {counts.Read:N0}{paused}");
        }));
    }
}
