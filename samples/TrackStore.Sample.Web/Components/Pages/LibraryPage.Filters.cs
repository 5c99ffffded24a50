using System.ComponentModel;
using TrackStore.Sample.Web.Components.Library;

namespace TrackStore.Sample.Web.Components.Pages;

/// <content>Follows the tag and the genre by which the list is filtered, when somebody renames, merges or deletes them.</content>
public sealed partial class LibraryPage
{
    private TaxonomyFilterViewModel? _tag;
    private TaxonomyFilterViewModel? _genre;

    private string? GoneFilter
        => _tag is { IsGone: true, Name: { } tag } ? $"The tag “{tag}” is gone"
            : _genre is { IsGone: true, Name: { } genre } ? $"The genre “{genre}” is gone"
            : null;

    private bool IsGone(FilterChip chip)
        => (_tag is { IsGone: true } && chip.Without.Tag is null) || (_genre is { IsGone: true } && chip.Without.Genre is null);

    private async Task FollowFiltersAsync(LibraryView view)
    {
        if (view.Tag is not null || _tag is not null)
            await (_tag ??= FollowFilter(Models.CreateTaxonomyFilter(TaxonomyKind.Tag))).SetAsync(view.Tag);
        if (view.Genre is not null || _genre is not null)
            await (_genre ??= FollowFilter(Models.CreateTaxonomyFilter(TaxonomyKind.Genre))).SetAsync(view.Genre);
    }

    private TaxonomyFilterViewModel FollowFilter(TaxonomyFilterViewModel filter)
    {
        Own(filter).PropertyChanged += OnFilterChanged;
        return filter;
    }

    // The address is the view, so that it is the address that gets the new name.
    private void OnFilterChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (args.PropertyName != nameof(TaxonomyFilterViewModel.Item) || IsDisposed)
            return;
        if (sender == _tag && _tag is { Item: { } tag, Name: { } oldTag } && tag.Name != oldTag && _view.Tag == oldTag)
            Go(_view with { Tag = tag.Name }, replace: true);
        else if (sender == _genre && _genre is { Item: { } genre, Name: { } oldGenre } && genre.Name != oldGenre && _view.Genre == oldGenre)
            Go(_view with { Genre = genre.Name }, replace: true);
    }
}
