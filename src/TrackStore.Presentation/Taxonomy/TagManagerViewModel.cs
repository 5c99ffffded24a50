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
    /// <returns>The number of tracks that don't have the tag yet, or that have it; or null when the call failed.</returns>
    public async Task<int?> PreviewApplyAsync(
        TaxonomyItem tag, SelectedTracks tracks, bool isRemoved = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(tracks);
        ChangeResult? result = null;
        bool isRead = await RunAsync(
            async token => result = await Services.Tracks
                .ApplyAsync(tracks, EditOf(tag, isRemoved), ChangeMode.Preview, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return isRead ? result?.TrackCount : null;
    }

    /// <summary>Gives a tag to tracks, or takes it off them. It is one change that can be undone.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="tracks">The tracks: some, or all of a search.</param>
    /// <param name="isRemoved">Whether the tag is taken off them, rather than given to them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The number of tracks that were changed, or null when the call failed.</returns>
    public async Task<int?> ApplyAsync(
        TaxonomyItem tag, SelectedTracks tracks, bool isRemoved = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(tracks);
        ChangeResult? result = null;
        bool isDone = await ChangeAsync(
            async token =>
            {
                result = await Services.Tracks.ApplyAsync(tracks, EditOf(tag, isRemoved), ChangeMode.Apply, token).ConfigureAwait(false);
                return result.Change;
            },
            () => Texts.TagApplied(tag.Name, result!.TrackCount, isRemoved),
            done: null,
            cancellationToken).ConfigureAwait(false);
        return isDone ? result?.TrackCount : null;
    }

    private static BulkEdit EditOf(TaxonomyItem tag, bool isRemoved)
        => isRemoved ? new BulkEdit { RemoveTags = [tag.Name] } : new BulkEdit { AddTags = [tag.Name] };
}
