using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Taxonomy.Sources;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// What a list's filter by a tag or genre means now. The one that is filtered by may be renamed, merged or deleted while the list is open:
/// then the user interface follows the name, or says that it is gone.
/// </summary>
public sealed partial class TaxonomyFilterViewModel : PanelViewModel
{
    private readonly ITaxonomySource _source;
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private int _turn;

    internal TaxonomyFilterViewModel(PanelServices services, ITaxonomySource source)
        : base(services)
    {
        _source = source;
        _refreshes = new Throttle(TimeSpan.FromMilliseconds(250), services.Time);
    }

    /// <summary>Gets what the filter is about.</summary>
    public TaxonomyKind Kind => _source.Kind;

    /// <summary>Gets the name that was set, or null for no filter.</summary>
    [ObservableProperty]
    public partial string? Name { get; private set; }

    /// <summary>
    /// Gets the tag or genre that the name means, or null when there is no filter, nothing has the name, or it isn't known yet. Its name
    /// differs from <see cref="Name"/> after a renaming or merge.
    /// </summary>
    [ObservableProperty]
    public partial TaxonomyItem? Item { get; private set; }

    /// <summary>Gets a value indicating whether nothing has the name, because it was deleted or never there.</summary>
    [ObservableProperty]
    public partial bool IsGone { get; private set; }

    /// <summary>Sets the name by which a list is filtered. A later call takes the place of an earlier one.</summary>
    /// <param name="name">The name or another spelling, or null for no filter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is known what the name means, or the call has failed.</returns>
    public async Task SetAsync(string? name, CancellationToken cancellationToken = default)
    {
        await Context;
        if (name == Name)
            return;
        _turn++;
        (Name, Item, IsGone) = (name, null, false);
        if (name is not null)
            await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (Name is not null && _source.IsAbout(change))
            _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        (int turn, int read) = (_turn, _reads.Begin());
        if (Name is not { } name)
            return;
        try
        {
            TaxonomyItem? item = await _source.FindAsync(name, cancellationToken).ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsDisposed || !_reads.TryShow(read))
                return;
            Item = item;
            IsGone = item is null;
        }
        catch (ArgumentException)
        {
            // A name that can't be stored, which somebody has written into an address.
            await Context;
            if (turn == _turn)
                IsGone = true;
        }
        catch (Exception) when (turn != _turn)
        {
            // Another name is asked for, so nobody wants to know.
        }
    }
}
