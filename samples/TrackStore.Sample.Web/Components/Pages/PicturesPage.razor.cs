using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using TrackStore.Sample.Web.Components.Details;
using TrackStore.Sample.Web.Components.Library;
using TrackStore.Sample.Web.Components.Parts;
using TrackStore.Sample.Web.Components.Pictures;

namespace TrackStore.Sample.Web.Components.Pages;

/// <summary>The pictures of the library: its address says what is listed and whose pictures are open.</summary>
public sealed partial class PicturesPage
{
    private PicturesView _view = new();
    private ImageManagerViewModel? _manager;
    private ImageSubjectViewModel? _subject;
    private bool _hasOwnChange;
    private VirtualList<ImageSubject, ImageSubjectQuery>? _list;

    // Where the open one is in the list, or was: with a picture, it leaves the list of those without.
    private int _openIndex;
    private DotNetObjectReference<PicturesPage>? _self;
    private ElementReference _search;
    private IJSObjectReference? _searchHandle;
    private string _firstText = "";

    /// <summary>Gets or sets "track" or "album". The page reads it in the address, with the rest.</summary>
    [Parameter]
    public string? Subject { get; set; }

    /// <summary>Gets or sets the id of the track or album.</summary>
    [Parameter]
    public long Id { get; set; }

    private ImageManagerViewModel Manager => _manager ??= CreateManager();

    private ImageSubjectListViewModel List => Manager.Subjects;

    private ImageSubjectViewModel Subjects => _subject ??= CreateSubject();

    private bool IsOfAlbums => _view.Kind == ArtworkOwnerKind.Album;

    private bool IsGrid => _view.Tab != ImageTab.Missing;

    private PanelError? Error => Manager.Error ?? (_view.Tab == ImageTab.Duplicates ? null : List.Error);

    private string PictureOfSource => _view.Source switch
    {
        Sources.User => "a picture of yours",
        Sources.Base => "an imported picture",
        _ => $"a picture of {Manager.SourceName}",
    };

    private string NoneOfSource => _view.Source switch
    {
        Sources.User => "No pictures of yours",
        Sources.Base => "No imported pictures",
        _ => $"No pictures of {Manager.SourceName}",
    };

    private (string Title, string Text) EmptyText => _view.Tab switch
    {
        _ when _view.Text is { } text => (
            $"No hit for “{text}”",
            $"The search looks at {(IsOfAlbums ? "the title and the artist of albums" : "the title, artist and album of tracks")}."),
        _ when _view.Source is not null
            => (NoneOfSource, $"None of the {(IsOfAlbums ? "albums" : "tracks")} has one of its own."),
        ImageTab.Missing => ("Everything has a picture", $"None of the {(IsOfAlbums ? "albums" : "tracks")} lacks one."),
        ImageTab.LowResolution
            => ("No small pictures", $"Every picture has at least {Display.Number(_view.Pixels)} pixels on its longer side."),
        _ => ("No pictures yet", "Sync a platform, or open an album and drop a picture there."),
    };

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Notices.Undone -= OnUndone;
        if (_subject is not null)
            _subject.PropertyChanged -= OnSubjectChanged;
        if (_manager is not null)
            _manager.Subjects.PropertyChanged -= OnListChanged;
        await base.DisposeAsync();
        await Script.DisposeAsync(_searchHandle);
        _self?.Dispose();
    }

    /// <summary>Searches for the text of the search field, which is told by the script.</summary>
    /// <param name="text">The text.</param>
    [JSInvokable]
    public void Search(string? text) => Go(_view with { Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() }, replace: true);

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Notices.Undone += OnUndone;
        var view = PicturesView.Parse(Navigation.ToBaseRelativePath(Navigation.Uri));
        _firstText = view.Text ?? "";
        return ShowAsync(view, isFirst: true);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        IJSObjectReference script = await Script.LoadAsync(Js, Assets);
        if (!IsDisposed)
            _searchHandle = await script.InvokeAsync<IJSObjectReference>("search", _search, _self);
    }

    private async Task ClearSearchAsync()
    {
        Search(null);
        if (_searchHandle is not null)
            await _searchHandle.InvokeVoidAsync("clear");
    }

    private ImageManagerViewModel CreateManager()
    {
        ImageManagerViewModel manager = Own(Models.CreateImageManager());
        Follow(manager.Subjects).PropertyChanged += OnListChanged;
        return manager;
    }

    private ImageSubjectViewModel CreateSubject()
    {
        ImageSubjectViewModel subject = Own(CoverUpload.Create(Models));
        subject.PropertyChanged += OnSubjectChanged;
        return subject;
    }

    private string? CountOf(ImageTab tab)
    {
        int? count = tab switch
        {
            ImageTab.Missing => Manager.MissingCount,
            ImageTab.LowResolution => Manager.LowResolutionCount,
            ImageTab.All => Manager.AllCount,
            _ => Manager.HasLoadedDuplicates ? Manager.Shared.Count + Manager.Similar.Count : null,
        };
        bool hasMore = tab == ImageTab.Duplicates && (Manager.HasMoreShared || Manager.HasMoreSimilar);
        return count is { } known ? Display.Number(known) + (hasMore ? "+" : "") : null;
    }

    private void Go(PicturesView view, bool replace = false)
    {
        if (view != _view)
            Navigation.NavigateTo(view.ToAddress(), new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args)
    {
        string path = Navigation.ToBaseRelativePath(args.Location);
        if (path.StartsWith("pictures", StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(() => ShowAsync(PicturesView.Parse(path)));
    }

    private void OnUndone(object? sender, EventArgs args) => _ = InvokeAsync(() => Task.WhenAll(
        Subjects.RefreshAsync(), Manager.LoadAsync(), _view.Tab == ImageTab.Duplicates ? ShowListAsync(_view) : List.RefreshAsync()));

    // What the user has done here is shown at once, wherever its row is, and not offered as news.
    private void OnSubjectChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (args.PropertyName == nameof(Subjects.Message) && Subjects is { Message: not null, MessageChange: not null }
            && _view.Tab != ImageTab.Duplicates)
        {
            _hasOwnChange = true;
            _ = List.RefreshAsync();
        }
    }

    // The library tells of it a little later.
    private void OnListChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (args.PropertyName != nameof(List.HasOtherChanges) || !List.HasOtherChanges || !_hasOwnChange)
            return;
        _hasOwnChange = false;
        _ = List.RefreshAsync();
    }

    private async Task ShowAsync(PicturesView view, bool isFirst = false)
    {
        PicturesView before = _view;
        _view = view;
        Redraw();
        bool isOtherList = isFirst || (view with { Owner = null }) != (before with { Owner = null });
        await Task.WhenAll(
            isOtherList ? ShowListAsync(view) : Task.CompletedTask,
            Subjects.SelectAsync(view.Owner));
        if (view.IsOfEitherKind && _view == view)
        {
            // The address names what is listed from then on, so that it stays when the library changes.
            PicturesView shown = view with { IsOfEitherKind = false, Kind = Manager.AllCount == 0 ? ArtworkOwnerKind.Track : view.Kind };
            Go(shown, replace: true);
            return;
        }

        if (view.Text != before.Text && _searchHandle is not null)
            await _searchHandle.InvokeVoidAsync("set", view.Text ?? "");
        if (view.Owner is null && before.Owner is not null && !isFirst && _list is not null)
            await _list.FocusAsync();
        Redraw();
    }

    private Task ShowListAsync(PicturesView view) => Manager.ShowAsync(view.Tab, view.Kind, view.Pixels, view.Text, view.Source);

    private void Limit(ChangeEventArgs args)
    {
        if (int.TryParse(args.Value?.ToString(), CultureInfo.InvariantCulture, out int pixels))
            Go(_view with { Pixels = pixels });
    }

    // The way back closes the subject, whichever were opened one after the other.
    private void Open(ImageSubject subject)
    {
        _openIndex = List.IndexOf(subject.Owner) ?? 0;
        Go(_view with { Owner = subject.Owner }, replace: _view.Owner is not null);
    }

    private int? IndexBy(int step)
    {
        if (_view.Tab == ImageTab.Duplicates || _view.Owner is not { } owner || owner.Kind != _view.Kind)
            return null;
        int? index = List.IndexOf(owner);

        // The next one has moved up to the place of the one that left the list.
        int wanted = index is { } here ? here + step : _openIndex + (step < 0 ? step : 0);
        return wanted >= 0 && wanted < List.Total ? wanted : null;
    }

    private async Task MoveAsync(int step)
    {
        if (IndexBy(step) is not { } index)
            return;
        if (List.TryGet(index) is null)
            await List.EnsureAsync(index, 1);
        if (List.TryGet(index) is { } next)
            Open(next);
    }
}
