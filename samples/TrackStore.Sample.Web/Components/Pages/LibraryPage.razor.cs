using System.ComponentModel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using TrackStore.Sample.Web.Components.Library;
using TrackStore.Sample.Web.Components.Parts;

namespace TrackStore.Sample.Web.Components.Pages;

/// <summary>The library: its address says what is listed and which track is open.</summary>
public sealed partial class LibraryPage
{
    private static readonly (ViewKind Kind, string Icon, string Name, string Key)[] Kinds =
    [
        (ViewKind.Albums, "albums", "Albums", "A"),
        (ViewKind.Tracks, "tracks", "Covers of tracks", "G"),
        (ViewKind.Table, "table", "Table", "T"),
    ];

    private LibraryView _view = new();
    private LibraryView? _listed;
    private FilterChip[] _chips = [];
    private TrackListViewModel? _tracks;
    private AlbumListViewModel? _albums;
    private TrackDetailsViewModel? _details;
    private AlbumHeadingViewModel? _heading;
    private LibraryHeadingsViewModel? _headings;
    private SelectionBar? _selection;
    private VirtualList<TrackItem, TrackQuery>? _trackList;
    private VirtualList<AlbumItem, AlbumQuery>? _albumList;
    private ElementReference _search;
    private IJSObjectReference? _searchHandle;
    private DotNetObjectReference<LibraryPage>? _self;
    private string? _firstText;
    private bool _isFiltering;
    private bool _isSelecting;

    /// <summary>Gets or sets the track of the address. The page reads it there, with the rest.</summary>
    [Parameter]
    public long TrackId { get; set; }

    private Album? Album => _view.AlbumId is { } id && _heading?.AlbumId == id ? _heading.Album : null;

    private TrackDetailsViewModel Details => _details ??= CreateDetails();

    private bool IsOfAlbums => _view.Kind == ViewKind.Albums;

    private PanelError? Error => IsOfAlbums ? _albums?.Error : _tracks?.Error;

    private int Total => (IsOfAlbums ? _albums?.Total : _tracks?.Total) ?? 0;

    private bool HasOtherChanges => (IsOfAlbums ? _albums?.HasOtherChanges : _tracks?.HasOtherChanges) == true;

    private bool IsEmpty => Total == 0 && !((IsOfAlbums ? _albums?.IsLoading : _tracks?.IsLoading) ?? true);

    private bool IsEmptiedAlbum => Album is not null && !(_view with { AlbumId = null }).IsFiltered;

    private string CountText
        => (IsOfAlbums ? _albums?.HasLoaded : _tracks?.HasLoaded) == true ? Display.Count(Total, IsOfAlbums ? "album" : "track") : "";

    private string Title
        => _view.TrackId is not null && _details?.Track is { } track ? $"{track.Title}, {track.Artist}" : Album?.Title ?? "Library";

    /// <summary>Searches while the user types.</summary>
    [JSInvokable]
    public void Search(string text)
        => Go(_view with { Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() }, replace: true);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Notices.Undone -= OnUndone;
        if (_details is not null)
            _details.PropertyChanged -= OnDetailsChanged;
        await base.DisposeAsync();
        await Script.DisposeAsync(_searchHandle);
        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Notices.Undone += OnUndone;
        _firstText = Read().Text;
        await ShowAsync(Read());
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

    private static string Tint(int? color) => color is { } rgb ? $"--tint:#{rgb:x6}" : "--tint:var(--line)";

    private LibraryView Read() => LibraryView.Parse(Navigation.ToBaseRelativePath(Navigation.Uri));

    private void Go(LibraryView view, bool replace = false)
    {
        if (view != _view)
            Navigation.NavigateTo(view.ToAddress(), new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args)
    {
        string path = Navigation.ToBaseRelativePath(args.Location);
        if (path.Length == 0 || path[0] == '?' || path.StartsWith("track/", StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(() => ShowAsync(LibraryView.Parse(path)));
    }

    // What others add only shows a hint, so that rows don't move under the pointer. What comes back by an undo is waited for.
    private void OnUndone(object? sender, EventArgs args)
        => _ = InvokeAsync(RefreshAsync);

    // An edit of the panel may be about a track that isn't on screen.
    private void OnDetailsChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (args.PropertyName == nameof(TrackDetailsViewModel.Message) && _details?.MessageChange is not null)
            _ = InvokeAsync(RefreshAsync);
    }

    private Task RefreshAsync() => (IsOfAlbums ? _albums?.RefreshAsync() : _tracks?.RefreshAsync()) ?? Task.CompletedTask;

    // Pictures come from their own addresses, so that none is read here.
    private TrackDetailsViewModel CreateDetails()
    {
        TrackDetailsViewModel details = Own(Models.CreateTrackDetails());
        details.PictureTarget = null;
        details.PropertyChanged += OnDetailsChanged;
        return details;
    }

    private async Task ShowAsync(LibraryView view)
    {
        string? oldText = _view.Text;
        _view = view;
        _chips = [.. view.GetChips(Texts)];
        Redraw();
        Task filters = FollowFiltersAsync(view);
        Task details = view.TrackId is null && _details is null ? Task.CompletedTask : Details.SelectAsync(view.TrackId);
        if (view.List != _listed)
        {
            _listed = view.List;
            await Task.WhenAll(ListAsync(view), ShowAlbumAsync(view.AlbumId));
        }

        await Task.WhenAll(details, filters);
        if (view == _view && view.Text != oldText && _searchHandle is not null)
            await _searchHandle.InvokeVoidAsync("set", view.Text ?? "");
        Redraw();
    }

    private Task ListAsync(LibraryView view) => view.Kind == ViewKind.Albums
        ? (_albums ??= Own(Models.CreateAlbumList())).SetQueryAsync(view.ToAlbumQuery())
        : (_tracks ??= Own(Models.CreateTrackList())).SetQueryAsync(view.ToTrackQuery());

    private Task ShowAlbumAsync(long? albumId) => albumId is null && _heading is null
        ? Task.CompletedTask
        : (_heading ??= Own(Models.CreateAlbumHeading())).SelectAsync(albumId);

    private async Task<IReadOnlyList<ListHeading>> ReadHeadingsAsync()
    {
        _headings ??= Own(Models.CreateHeadings());
        if (IsOfAlbums && _albums is not null)
            await _headings.SetQueryAsync(_albums.Query);
        else if (!IsOfAlbums && _tracks is not null)
            await _headings.SetQueryAsync(_tracks.Query);
        return _headings.Headings;
    }

    private void Show(ViewKind kind) => Go(_view with { Kind = kind, AlbumId = kind == ViewKind.Albums ? null : _view.AlbumId });

    private void Sort(ChangeEventArgs args) => Go(_view with { Sort = args.Value?.ToString() is { Length: > 0 } sort ? sort : null });

    private async Task ClearAsync()
    {
        Go(new LibraryView { Kind = _view.Kind, Sort = _view.Sort });
        if (_searchHandle is not null)
            await _searchHandle.InvokeVoidAsync("clear");
    }

    private void OpenAlbum(AlbumItem album) => Go(new LibraryView { Kind = ViewKind.Table, AlbumId = album.AlbumId });

    // The way back closes the panel, whatever was opened in it one after the other.
    private void OpenTrack(TrackItem track) => Go(_view with { TrackId = track.TrackId }, replace: _view.TrackId is not null);

    private async Task CloseDetailsAsync()
    {
        Go(_view with { TrackId = null }, replace: true);
        if (_trackList is not null && !IsOfAlbums)
            await _trackList.FocusAsync();
        else if (_albumList is not null)
            await _albumList.FocusAsync();
    }

    private Task OnAlbumKeyAsync((string Key, AlbumItem? Item) pressed)
    {
        ShowByKey(pressed.Key);
        return Task.CompletedTask;
    }

    private Task OnTrackKeyAsync((string Key, TrackItem? Item) pressed)
    {
        if (ShowByKey(pressed.Key) || _tracks is null)
            return Task.CompletedTask;
        if (pressed.Key == "e" && _tracks.Selection.IsEmpty && pressed.Item is { } item)
        {
            OpenTrack(item);
            return Task.CompletedTask;
        }

        if (_tracks.Selection.IsEmpty && pressed.Item?.TrackId is { } id)
            _tracks.Selection.Replace(id);
        return _selection?.OpenAsync(pressed.Key switch { "e" => "edit", "#" => "tag", _ => "delete" }) ?? Task.CompletedTask;
    }

    private bool ShowByKey(string key)
    {
        ViewKind? kind = key switch { "a" => ViewKind.Albums, "g" => ViewKind.Tracks, "t" => ViewKind.Table, _ => null };
        if (kind is { } wanted)
            Show(wanted);
        return kind is not null;
    }
}
