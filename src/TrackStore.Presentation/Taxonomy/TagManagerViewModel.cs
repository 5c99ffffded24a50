using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <summary>A panel that puts the user's tags in order, and gives them to tracks.</summary>
public sealed class TagManagerViewModel : TaxonomyViewModel
{
    internal TagManagerViewModel(PanelServices services)
        : base(services, new TagSource(services.Tags))
    {
    }

    /// <summary>Tells how many tracks <see cref="ApplyAsync"/> would change.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="tracks">The tracks: some, or all of a search.</param>
    /// <param name="isRemoved">Whether the tag is to be taken off them, rather than given to them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The number of tracks that don't have the tag yet, or that have it; or null when the call failed or the tag is gone.
    /// </returns>
    public async Task<int?> PreviewApplyAsync(
        TaxonomyItem tag, SelectedTracks tracks, bool isRemoved = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(tracks);
        ChangeResult? result = null;
        bool isRead = await RunAsync(
            async token => result = await EditAsync(tag, tracks, isRemoved, ChangeMode.Preview, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return isRead ? result?.TrackCount : null;
    }

    /// <summary>Gives a tag to tracks, or takes it off them. It is one change that can be undone.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="tracks">The tracks: some, or all of a search.</param>
    /// <param name="isRemoved">Whether the tag is taken off them, rather than given to them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The number of tracks that were changed, or null when the call failed or the tag is gone.</returns>
    public async Task<int?> ApplyAsync(
        TaxonomyItem tag, SelectedTracks tracks, bool isRemoved = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(tracks);
        ChangeResult? result = null;
        bool isDone = await ChangeAsync(
            async token =>
            {
                result = await EditAsync(tag, tracks, isRemoved, ChangeMode.Apply, token).ConfigureAwait(false);
                return result?.Change;
            },
            () => result is { } applied ? Texts.TagApplied(tag.Name, applied.TrackCount, isRemoved) : Texts.NameIsGone(Kind),
            done: null,
            cancellationToken).ConfigureAwait(false);
        return isDone ? result?.TrackCount : null;
    }

    // By its name, a tag that was deleted meanwhile would be created again. Returns null when it is gone.
    private async Task<ChangeResult?> EditAsync(
        TaxonomyItem tag, SelectedTracks tracks, bool isRemoved, ChangeMode mode, CancellationToken cancellationToken)
    {
        if (await Services.Tags.GetTagAsync(tag.Id, cancellationToken).ConfigureAwait(false) is not { } stored)
            return null;
        BulkEdit edit = isRemoved ? new BulkEdit { RemoveTags = [stored.Name] } : new BulkEdit { AddTags = [stored.Name] };
        return await Services.Tracks.ApplyAsync(tracks, edit, mode, cancellationToken).ConfigureAwait(false);
    }
}
