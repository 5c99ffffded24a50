namespace TrackStore.Sample.Web.Components.Settings;

/// <summary>Keeps the settings of a browser tab that were changed and not applied, while the user looks at another page.</summary>
public sealed class OpenSettings(ViewModelFactory models) : IAsyncDisposable
{
    private SettingsViewModel? _kept;

    /// <summary>Returns what was kept, or new settings. The caller gives them back with <see cref="CloseAsync"/>.</summary>
    public SettingsViewModel Open()
    {
        SettingsViewModel settings = _kept ?? models.CreateSettings();
        _kept = null;
        return settings;
    }

    /// <summary>Keeps settings that have changes to apply, and closes others.</summary>
    /// <returns>True when they were kept.</returns>
    public async ValueTask<bool> CloseAsync(SettingsViewModel settings)
    {
        if (settings.HasUnappliedChanges)
        {
            _kept = settings;
            return true;
        }

        await settings.DisposeAsync();
        return false;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _kept?.DisposeAsync() ?? ValueTask.CompletedTask;
}
