using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;

namespace TrackStore;

/// <summary>
/// A field for the name of a tag: it suggests the tags that have what was typed, and tells whether the name would make a new one, so that
/// a slip of the finger doesn't create a tag unseen.
/// </summary>
public sealed partial class TagEntryViewModel : PanelViewModel
{
    /// <summary>The most tags in <see cref="Suggestions"/>.</summary>
    public const int MaxSuggestions = 50;

    private CancellationTokenSource _leaving = new();
    private int _turn;

    internal TagEntryViewModel(PanelServices services)
        : base(services, followsChanges: false)
    {
    }

    /// <summary>Gets the name that was typed, without spaces around it, or null.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CreateText))]
    public partial string? Name { get; private set; }

    /// <summary>Gets the tags that have what was typed in a name, those of the most tracks first.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<Tag> Suggestions { get; private set; } = [];

    /// <summary>
    /// Gets a value indicating whether no tag has <see cref="Name"/> as its name or another spelling. Until it is known, which is when
    /// <see cref="SetTextAsync"/> completes, it stays what it was before the name was typed.
    /// </summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CreateText))]
    public partial bool IsNew { get; private set; }

    /// <summary>Gets the text that offers to create the tag, or null when there is one already.</summary>
    public string? CreateText => IsNew && Name is { } name ? Texts.CreateTag(name) : null;

    /// <summary>Suggests tags for what was typed. A later call takes the place of an earlier one.</summary>
    /// <param name="text">The text. With a blank one, the tags of the most tracks are suggested.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the tags are suggested, the call has failed, or another one has taken its place.</returns>
    public async Task SetTextAsync(string? text, CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsDisposed)
            return;
        int turn = ++_turn;
        Name = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        IsNew = IsNew && Name is not null;
        CancellationTokenSource left = _leaving;
        var leaving = _leaving = new CancellationTokenSource();
        Task canceling = left.CancelAsync();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaving.Token);
        bool isRead = await RunAsync(token => ReadAsync(Name, turn, token), either.Token).ConfigureAwait(false);
        await canceling.ConfigureAwait(false);
        await Context;
        if (!isRead && turn == _turn && !IsDisposed)
            IsNew = false;
        left.Dispose();
    }

    private protected override void OnDisposing()
    {
        _ = _leaving.CancelAsync();
        base.OnDisposing();
    }

    private async Task ReadAsync(string? name, int turn, CancellationToken cancellationToken)
    {
        try
        {
            var query = new TagQuery { Text = name, PageSize = MaxSuggestions, OrderBy = TagOrder.TrackCount, Descending = true };
            TagPage found = await Services.Tags.ListTagsAsync(query, cancellationToken).ConfigureAwait(false);
            bool isNew = name is not null
                && await Services.Tags.FindTagAsync(name, cancellationToken).ConfigureAwait(false) is null;
            await Context;
            if (turn == _turn && !IsDisposed)
                (Suggestions, IsNew) = (found.Items, isNew);
        }
        catch (ArgumentException)
        {
            // A name that can't be stored. Whoever adds it is told why.
            await Context;
            if (turn == _turn && !IsDisposed)
                (Suggestions, IsNew) = ([], false);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another text was typed, so nobody wants to know.
        }
    }
}
