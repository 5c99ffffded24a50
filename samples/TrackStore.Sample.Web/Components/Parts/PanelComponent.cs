using System.ComponentModel;
using Microsoft.AspNetCore.Components;

namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>Draws view models: again after each burst of their changes, and disposes those that it owns.</summary>
public abstract class PanelComponent : ComponentBase, IAsyncDisposable
{
    private readonly List<INotifyPropertyChanged> _followed = [];
    private readonly List<IAsyncDisposable> _owned = [];
    private bool _isDrawing;

    /// <summary>Gets a value indicating whether the component is gone.</summary>
    protected bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        IsDisposed = true;
        foreach (INotifyPropertyChanged model in _followed)
            model.PropertyChanged -= OnChanged;
        _followed.Clear();
        foreach (IAsyncDisposable model in _owned)
            await model.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Draws a model that somebody else owns.</summary>
    protected TModel Follow<TModel>(TModel model)
        where TModel : class, INotifyPropertyChanged
    {
        if (_followed.Contains(model))
            return model;
        model.PropertyChanged += OnChanged;
        _followed.Add(model);
        return model;
    }

    /// <summary>Draws a model of a parameter in place of the one that the parameter had before.</summary>
    protected void Follow<TModel>(TModel model, ref TModel? followed)
        where TModel : class, INotifyPropertyChanged
    {
        if (followed == model)
            return;
        if (followed is not null && _followed.Remove(followed))
            followed.PropertyChanged -= OnChanged;
        followed = Follow(model);
    }

    /// <summary>Draws a model, and disposes it with the component.</summary>
    protected TModel Own<TModel>(TModel model)
        where TModel : class, INotifyPropertyChanged, IAsyncDisposable
    {
        _owned.Add(model);
        return Follow(model);
    }

    /// <summary>Draws again, once for all calls until then.</summary>
    protected void Redraw()
    {
        if (_isDrawing || IsDisposed)
            return;
        _isDrawing = true;
        _ = InvokeAsync(async () =>
        {
            await Task.Yield();
            _isDrawing = false;
            if (!IsDisposed)
                StateHasChanged();
        });
    }

    private void OnChanged(object? sender, PropertyChangedEventArgs args) => Redraw();
}
