using System.ComponentModel;
using TrackStore.Sample.Web.Components.Parts;

namespace TrackStore.Sample.Web.Components.Settings;

/// <summary>
/// Keeps the settings of a browser tab while the user looks at another page: those that were changed and not applied, and those that are
/// being applied, to say what came of it.
/// </summary>
public sealed class OpenSettings(ViewModelFactory models, Notices notices) : IAsyncDisposable
{
    private SettingsViewModel? _kept;

    /// <summary>Returns what was kept, or new settings. The caller gives them back with <see cref="CloseAsync"/>.</summary>
    public SettingsViewModel Open()
    {
        SettingsViewModel settings = _kept ?? models.CreateSettings();
        settings.PropertyChanged -= OnChanged;
        _kept = null;
        return settings;
    }

    /// <summary>
    /// Keeps settings that have changes to apply, and those that are busy until they end; closes others. What busy ones have done is shown
    /// as a notice, with its undo.
    /// </summary>
    /// <returns>True when they were kept because they have changes to apply.</returns>
    public async ValueTask<bool> CloseAsync(SettingsViewModel settings)
    {
        if (settings.HasUnappliedChanges || settings.IsWorking)
        {
            _kept = settings;
            settings.PropertyChanged += OnChanged;
            return settings.HasUnappliedChanges;
        }

        await settings.DisposeAsync();
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_kept is not { } settings)
            return;
        settings.PropertyChanged -= OnChanged;
        await settings.DisposeAsync();
    }

    private void OnChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (_kept is not { } settings || settings != sender)
            return;
        if (args.PropertyName == nameof(SettingsViewModel.Message) && settings is { IsWorking: true, Message: { } text })
            notices.Show(text, settings.MessageChange);
        else if (args.PropertyName == nameof(SettingsViewModel.IsWorking) && !settings.IsWorking)
            End(settings);
    }

    // What has failed can be applied again from the settings.
    private void End(SettingsViewModel settings)
    {
        if (settings.Error is { } error)
            notices.Show(error.Message, isError: true);
        if (settings.HasUnappliedChanges)
            return;
        _kept = null;
        settings.PropertyChanged -= OnChanged;
        _ = settings.DisposeAsync().AsTask();
    }
}
