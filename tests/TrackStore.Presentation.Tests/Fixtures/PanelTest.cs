using System.ComponentModel;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Fixtures;

/// <summary>A test of view models on a UI's thread, over a library of its own in a SQLite file.</summary>
public abstract class PanelTest : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trackstore-panels-");
    private readonly ServiceProvider _services;
    private readonly List<IAsyncDisposable> _panels = [];

    protected PanelTest(Action<IServiceCollection>? register = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        register?.Invoke(services);
        services.AddTrackStore(store => store.UseSqlite(Path.Combine(_folder.FullName, "library.db")).AddPresentation());
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private protected UiThread Ui { get; } = new();

    protected ViewModelFactory ViewModels => Get<ViewModelFactory>();

    protected ITrackRepository Tracks => Get<ITrackRepository>();

    protected T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a view model on the UI's thread. It is disposed after the test.</summary>
    protected async Task<T> CreateAsync<T>(Func<ViewModelFactory, T> create)
        where T : PanelViewModel
    {
        T panel = await Ui.CallAsync(() => create(ViewModels));
        _panels.Add(panel);
        return panel;
    }

    /// <summary>Waits until a view model is in a state, which it may be in already.</summary>
    protected async Task UntilAsync(INotifyPropertyChanged source, Func<bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, PropertyChangedEventArgs args)
        {
            if (isReached())
                reached.TrySetResult();
        }

        await Ui.CallAsync(() =>
        {
            source.PropertyChanged += Look;
            Look(null, new PropertyChangedEventArgs(null));
        });
        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        }
        finally
        {
            await Ui.CallAsync(() => source.PropertyChanged -= Look);
        }
    }

    protected async Task<IReadOnlyList<Track>> AddTracksAsync(int count)
    {
        var added = new List<Track>();
        await Tracks.ImportAsync(
            AsyncEnumerable.Range(0, count).Select(i => new NewTrack { Title = $"Title {i:D5}", Artist = "Artist", Bpm = 100 + (i % 50) }),
            cancellationToken: Cancel);
        await foreach (TrackItem item in Tracks.StreamAsync(new TrackQuery { PageSize = 1000 }, Cancel))
            added.Add((await Tracks.GetAsync(item.TrackId!.Value, Cancel))!);
        return added;
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable panel in _panels)
            await Ui.CallAsync(() => panel.DisposeAsync().AsTask());
        await _services.DisposeAsync();
        Ui.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
