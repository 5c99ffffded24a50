using System.ComponentModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <content>Edits names and details, and loses nothing that the user has typed.</content>
public abstract partial class TaxonomyViewModel
{
    private readonly List<TaxonomyEdit> _edits = [];

    /// <summary>
    /// Gets the tag or genre that the user has opened to edit it, or null. It closes when the one that it is about is merged into another
    /// one or deleted.
    /// </summary>
    [ObservableProperty]
    public partial TaxonomyEdit? Edit { get; private set; }

    /// <summary>
    /// Gets the edits with changes that are not saved, also those that were closed, in the order in which they were begun. One whose tag or
    /// genre was merged or deleted is not among them, until that comes back.
    /// </summary>
    [ObservableProperty]
    public partial IReadOnlyList<TaxonomyEdit> Unsaved { get; private set; } = [];

    /// <summary>Opens a tag or genre to edit it, with what was typed and not saved when it was closed.</summary>
    /// <param name="item">The one to edit.</param>
    [RelayCommand]
    public void BeginEdit(TaxonomyItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        TaxonomyEdit? edit = EditOf(item.Id);
        if (edit is null)
        {
            edit = new TaxonomyEdit(item);
            edit.PropertyChanged += OnEditChanged;
            _edits.Add(edit);
        }

        Edit = edit;
    }

    /// <summary>Closes what is edited. Changes that are not saved stay in <see cref="Unsaved"/>.</summary>
    [RelayCommand]
    public void CloseEdit() => Edit = null;

    /// <summary>
    /// Saves a name and details as one change. If another one has the name, <see cref="Question"/> offers to merge the two, and nothing is
    /// saved before.
    /// </summary>
    /// <param name="edit">The edit.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>
    /// True when it is stored; false also when a merge is offered instead, the one that it is about is gone, or it is being saved already.
    /// </returns>
    [RelayCommand]
    public async Task<bool> SaveAsync(TaxonomyEdit edit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        await Context;
        if (edit.IsSaving)
            return false;
        edit.IsSaving = true;
        bool isSaved = await UpdateAsync(edit.Item, edit.Changes, cancellationToken).ConfigureAwait(false);
        await Context;
        edit.IsSaving = false;
        if (isSaved && !edit.IsChanged)
            edit.Discard();
        return isSaved;
    }

    partial void OnEditChanged(TaxonomyEdit? value) => ShowUnsaved();

    private void OnEditChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (args.PropertyName == nameof(TaxonomyEdit.IsChanged))
            ShowUnsaved();
    }

    private void ShowUnsaved()
    {
        _edits.RemoveAll(edit => edit != Edit && !edit.IsChanged && !edit.IsSaving);
        TaxonomyEdit[] unsaved = [.. _edits.Where(edit => edit.IsChanged && !edit.IsGone)];
        if (!unsaved.SequenceEqual(Unsaved))
            Unsaved = unsaved;
    }

    private TaxonomyEdit? EditOf(long id) => _edits.Find(edit => edit.Item.Id == id);

    private void ForgetEdit(long id)
    {
        _edits.RemoveAll(edit => edit.Item.Id == id);
        if (Edit?.Item.Id == id)
            Edit = null;
        ShowUnsaved();
    }

    // What is merged away takes its details along, those that were typed and not saved among them.
    private async Task SaveDetailsAsync(TaxonomyChanges? changes, long id, CancellationToken cancellationToken)
    {
        if (changes is { } typed && typed with { Name = default } is { } details && details != default)
            await _source.UpdateAsync(id, details, cancellationToken).ConfigureAwait(false);
    }

    // A filter leaves out some that are edited. Those that are gone are null.
    private async Task<Dictionary<long, TaxonomyItem?>> ReadEditedAsync(
        long[] ids, List<TaxonomyItem> items, CancellationToken cancellationToken)
    {
        var edited = new Dictionary<long, TaxonomyItem?>();
        foreach (long id in ids)
        {
            edited[id] = items.Find(item => item.Id == id)
                ?? await _source.GetAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return edited;
    }

    private void FollowEdits(Dictionary<long, TaxonomyItem?> edited)
    {
        foreach (TaxonomyEdit edit in _edits.ToArray())
        {
            if (!edited.TryGetValue(edit.Item.Id, out TaxonomyItem? item))
                continue;
            bool wasGone = edit.IsGone;
            edit.IsGone = item is null;
            if (item is not null)
                edit.Follow(item);
            else if (!wasGone && edit.IsChanged)
                ShowGone(edit.Item);

            // An undo brings back what was deleted, and what was typed with it.
            if (edit.IsGone && Edit == edit)
                Edit = null;
        }

        ShowUnsaved();
    }

    private void ShowGone(TaxonomyItem item) => (MessageChange, Message) = (null, Texts.NameIsGone(Kind, item.Name));
}
