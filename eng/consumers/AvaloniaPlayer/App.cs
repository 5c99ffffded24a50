using Avalonia;
using Avalonia.Controls.ApplicationLifetimes;
using Avalonia.Media.Imaging;
using Avalonia.Themes.Fluent;
using Microsoft.Extensions.DependencyInjection;
using TrackStore;

namespace MyPlayer;

/// <summary>A player's application: one window over one library.</summary>
public sealed class App : Application
{
    private ServiceProvider? _services;

    /// <inheritdoc/>
    public override void Initialize() => Styles.Add(new FluentTheme());

    /// <inheritdoc/>
    public override void OnFrameworkInitializationCompleted()
    {
        _services = new ServiceCollection()
            .AddTrackStore(store => store
                .UseSqlite("library.db")
                .AddImageDecoder<Bitmap, AvaloniaImageDecoder>()
                .AddPresentation())
            .BuildServiceProvider();
        CoverImage.Loader = _services.GetRequiredService<IImageLoader<Bitmap>>();
        if (ApplicationLifetime is IClassicDesktopStyleApplicationLifetime desktop)
        {
            var window = new LibraryWindow();
            window.Open(_services.GetRequiredService<ViewModelFactory>());
            desktop.MainWindow = window;
            desktop.Exit += (_, _) => _services.Dispose();
        }

        base.OnFrameworkInitializationCompleted();
    }
}
